// The pages for whoever is signed in: a line for each folder, whose routes.tsx exports routes and nothing else.
export * from './check-in/routes';
export * from './dashboard/routes';
export * from './imports/routes';
export * from './member/routes';
export * from './members/routes';
export * from './reports/routes';
export * from './security/routes';
export * from './work-lists/routes';
export * from './settings/routes';
export * from './staff/routes';
export * from './audit-log/routes';
export * from './mails/routes';
export * from './plans/routes';
