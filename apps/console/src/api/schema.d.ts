// Written by `npm run docs:generate`.
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether requests may be sent here, and which release runs */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests may be sent here
         * @description 503 as soon as the process is told to end.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process answers at all
         * @description Depends on nothing else.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every tag of the gym, and how many customers have it */
        get: operations["listTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add and remove tags of many customers
         * @description Of all of them or of none. What they have, or have not, already is no change.
         */
        post: operations["changeTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers who may be there twice
         * @description Pairs of entries that are alike, the newest first, each with the oldest entry that it is like. A parent and a child who share an address are not alike: their names differ.
         */
        get: operations["listDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make one customer of two entries
         * @description All that is about the other entry – memberships, visits, mails, notes, history, children – moves to this one, which also takes over what it lacks: what is there stays. The other entry is deleted; its id answers 410 with the id of this one.
         */
        post: operations["mergeCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers, newest first unless sorted otherwise
         * @description Names are sorted by last name, then first name. Both, and e-mails, are sorted as people read them: case and accents make no difference. A membership without an end comes after every one that has one.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Add a customer
         * @description A welcome mail follows by itself, one for each address.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        /**
         * Delete a customer
         * @description The mails to them go as well. The audit log keeps what they were; a person who asks to be forgotten is erased instead.
         */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        /**
         * Change a customer
         * @description What is left out stays; `null` clears.
         */
        patch: operations["updateCustomer"];
        trace?: never;
    };
    "/customers/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what of a customer, newest first */
        get: operations["getCustomerHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list of customers as a CSV file
         * @description All whom the filters leave, as they are at one moment, in UTF-8 and as RFC 4180 has it; the first line has the names that the fields have here. A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return has a `'` before it, so that no spreadsheet computes it; an import takes it off again. It is sent as fast as it is read, for five minutes at most; one that breaks off is not complete.
         */
        get: operations["exportCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is held about a customer
         * @description A file to hand to the person (GDPR, articles 15 and 20): the customer, the mails to them, and what was done to them, though not by whom. Of one that was deleted, what the audit log has.
         */
        get: operations["exportCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a customer at their request
         * @description Removes the person from everywhere (GDPR, article 17), also one that was deleted before, which leaves what they were in the audit log; there it stays that something was done, when and by whom. It cannot be undone. What the law makes the gym keep is reduced to that, and listed. Asked again, it answers with the same receipt. `If-Match` is about a customer who is still there.
         */
        post: operations["eraseCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The gym's check-ins, newest first unless sorted otherwise
         * @description Visits, and who was not let in.
         */
        get: operations["listCheckIns"];
        put?: never;
        /**
         * Check a customer in
         * @description Answers whether the customer, or whoever has the card, is let in, and keeps that. Not to be let in is an answer like the other, with everything that speaks against it. It is decided for the moment `occurred_at`, by memberships, visits that are left, and hours. A customer who is in already, for less than the gym's `visit_timeout_minutes`, makes no other visit: `already_in` says since when.
         */
        post: operations["checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check-ins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One check-in */
        get: operations["getCheckIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check-ins/{id}/check-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a customer out
         * @description The next check-in makes another visit.
         */
        post: operations["checkOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check-ins/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void a visit
         * @description One that was made by mistake. It stays in the list, and counts nowhere.
         */
        post: operations["voidVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occupancy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is in
         * @description Who was let in, has not been checked out, and has been there for less than `visit_timeout_minutes` of the gym.
         */
        get: operations["getOccupancy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gyms/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in account's gym */
        get: operations["getGym"];
        put?: never;
        post?: never;
        /**
         * Delete the gym with everything it owns
         * @description Its customers, its mails and every account that has no other gym go with it; its tokens end at once.
         */
        delete: operations["deleteGym"];
        options?: never;
        head?: never;
        /**
         * Change the gym
         * @description Its e-mail and the password cannot be changed here and are ignored.
         */
        patch: operations["updateGym"];
        trace?: never;
    };
    "/gyms/me/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the gym wants to be run */
        get: operations["getGymSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change how the gym wants to be run
         * @description What is left out stays; `null` clears.
         */
        patch: operations["updateGymSettings"];
        trace?: never;
    };
    "/gyms/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole gym as a file
         * @description The gym, who works for it, what it sells, customers, mails and audit log, as they are at one moment. Each line is a JSON object whose `type` says what it is; more types may come. It is sent as fast as it is read, for five minutes at most; one that breaks off is not complete. Without passwords, sessions and links that give access.
         */
        get: operations["exportGym"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gyms/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who must have a second factor */
        get: operations["getSecondFactorPolicy"];
        /**
         * Decide who must have a second factor
         * @description It holds from the next request on: whoever has such a role and no second factor can do nothing but set one up. That may be you.
         */
        put: operations["requireSecondFactor"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A customer's photo
         * @description The small one is a square with what looks like a face. With the `v` of `photo_url`, a browser may keep it for a day; without, it asks each time, and `If-None-Match` spares the download.
         */
        get: operations["getCustomerPhoto"];
        /**
         * Set a customer's photo
         * @description The body is the image itself, 5 MB and 25 million pixels at most. It is turned upright, scaled down and kept as WebP, without place, time and whatever else the camera wrote into it.
         */
        put: operations["putCustomerPhoto"];
        post?: never;
        /** Remove a customer's photo */
        delete: operations["deleteCustomerPhoto"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gyms/me/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The gym's logo
         * @description With the `v` of `logo_url`, a browser may keep it for a day; without, it asks each time, and `If-None-Match` spares the download.
         */
        get: operations["getLogo"];
        /**
         * Set the gym's logo
         * @description The body is the image itself, 5 MB and 25 million pixels at most. It is scaled down and kept as WebP, with its transparency and without whatever else is in the file.
         */
        put: operations["putLogo"];
        post?: never;
        /** Remove the gym's logo */
        delete: operations["deleteLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List plans, newest first */
        get: operations["listPlans"];
        put?: never;
        /**
         * Add a plan
         * @description What the gym sells. Prices are in the currency of the gym (`GET /gyms/me`).
         */
        post: operations["createPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plan */
        get: operations["getPlan"];
        put?: never;
        post?: never;
        /**
         * Delete a plan that was never sold
         * @description One that was sold is archived instead.
         */
        delete: operations["deletePlan"];
        options?: never;
        head?: never;
        /**
         * Change a plan
         * @description What is left out stays; `null` clears. What was sold stays as it was: memberships keep the terms that they began with.
         */
        patch: operations["updatePlan"];
        trace?: never;
    };
    "/memberships/freeze-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let all memberships of the gym rest
         * @description Such as for a closure. It goes on in the background; `GET /mass-freezes/{id}` says how far it is. It counts against nobody's `max_freeze_days_per_year`.
         */
        post: operations["freezeAllMemberships"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mass-freezes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far such a freeze is */
        get: operations["getMassFreeze"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew several memberships
         * @description Each as `POST /memberships/{id}/renew` does it. One that cannot be renewed keeps none of the others from it: the answer says what has become of each, in the order of the ids.
         */
        post: operations["renewMemberships"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The gym's memberships, newest first */
        get: operations["listMemberships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One membership */
        get: operations["getMembership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All memberships that a customer has had, oldest first */
        get: operations["listMembershipsOfCustomer"];
        put?: never;
        /**
         * Sell a plan to a customer
         * @description The terms are those of the plan today; later changes of the plan do not touch them. Several memberships at once are possible.
         */
        post: operations["sellMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sell the same plan again
         * @description At the terms that the plan has today, without the joining fee. The new membership begins on the day after the end, or today when that is past.
         */
        post: operations["renewMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}/change-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change to another plan
         * @description Ends the membership and sells the other plan from the next day on, without a joining fee. At once, the unused days of the period are credited: used and unused add up to its price.
         */
        post: operations["changePlanOfMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a membership rest
         * @description Both days included. The end of a fixed membership, and the periods of a recurring one, come later by as many days; days of several freezes count once.
         */
        post: operations["freezeMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}/unfreeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give frozen days back
         * @description Whatever is frozen from that day on; the end comes forward by as many days.
         */
        post: operations["unfreezeMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a membership
         * @description Nothing is due afterwards. Ended immediately, the unused days of the period are credited.
         */
        post: operations["cancelMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a cancellation back
         * @description As long as no day has been missed; afterwards, renew.
         */
        post: operations["reinstateMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notes about a customer, newest first */
        get: operations["listCustomerNotes"];
        put?: never;
        /**
         * Write a note about a customer
         * @description Signed by whoever asks.
         */
        post: operations["createCustomerNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer-notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a note
         * @description By its author, an owner or a manager.
         */
        delete: operations["deleteCustomerNote"];
        options?: never;
        head?: never;
        /**
         * Change a note
         * @description By its author, an owner or a manager.
         */
        patch: operations["updateCustomerNote"];
        trace?: never;
    };
    "/work-lists/expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers whose membership ends soon
         * @description Those whose last covered day is today or one of the next days, and who have nothing that follows. What is renewed leaves the list.
         */
        get: operations["listExpiring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/work-lists/lapsed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers whose membership has ended
         * @description Those whose last covered day was one of the last days, and who have nothing that follows.
         */
        get: operations["listLapsed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/work-lists/birthdays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Active customers whose birthday comes
         * @description Today's first. Whoever was born on 29 February has it on 1 March of a common year.
         */
        get: operations["listBirthdays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/work-lists/incomplete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Active customers of whom something is not known
         * @description Those without a phone, a date of birth, an e-mail address or somebody to call in an emergency.
         */
        get: operations["listIncomplete"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/work-lists/absent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Active customers who have not come for a while
         * @description Those whose last visit was so many days ago or more, or who have had none although they were customers by then.
         */
        get: operations["listAbsent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gyms/me/reminder-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What reminders say, in the order in which they are due */
        get: operations["listReminderTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gyms/me/reminder-templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What reminders of a kind say */
        get: operations["getReminderTemplate"];
        /**
         * Write what reminders of a kind say
         * @description Those that wait to be sent stay as they are.
         */
        put: operations["replaceReminderTemplate"];
        post?: never;
        /** Have reminders of a kind say again what they say by themselves */
        delete: operations["deleteReminderTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gyms/me/reminder-templates/{kind}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A reminder as it would arrive
         * @description With the text of the body, or with that which holds; about a customer who is made up.
         *
         *     An `Idempotency-Key` has no effect: nothing is written.
         */
        post: operations["previewReminder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gyms/me/reminder-templates/{kind}/test-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send yourself a reminder
         * @description The same as the preview, by mail to your own address. It waits, as mails to customers do, until the address of the gym is confirmed.
         */
        post: operations["sendTestReminder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who works for the gym
         * @description Who came first comes first.
         */
        get: operations["listStaff"];
        put?: never;
        /**
         * Invite somebody to work for the gym
         * @description They get a mail with a link that is good once, for seven days. Whoever is invited again gets another; the first is void then.
         */
        post: operations["inviteStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Leave the gym
         * @description An account that works for no other gym goes as well.
         */
        delete: operations["leaveGym"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One staff member */
        get: operations["getStaffMember"];
        put?: never;
        post?: never;
        /**
         * End a staff member's work for the gym
         * @description They are signed out of it at once. An account that works for no other gym goes as well.
         */
        delete: operations["removeStaffMember"];
        options?: never;
        head?: never;
        /**
         * Change a staff member's role
         * @description It holds from the next request on.
         */
        patch: operations["updateStaffMember"];
        trace?: never;
    };
    "/staff-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that were not accepted yet, newest first */
        get: operations["listInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gyms/me/opening-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When the gym is open, every week alike */
        get: operations["getOpeningHours"];
        /**
         * Decide when the gym is open
         * @description Hours belong to the day on which they begin, by the clock of the gym. Days on which it does not open are closures.
         */
        put: operations["replaceOpeningHours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List closures by their first day */
        get: operations["listClosures"];
        put?: never;
        /**
         * Close the gym for a day or more
         * @description What it has opened on the evening before goes on past midnight.
         */
        post: operations["createClosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/closures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Open the gym again on the days of a closure */
        delete: operations["deleteClosure"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of today, for a dashboard */
        get: operations["getTodayReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When customers come
         * @description Visits by weekday and hour and by day, by when they began in the gym's time zone. Voided visits and scans that let nobody in are in no figure.
         */
        get: operations["getAttendanceReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many members there were, came and left
         * @description Somebody is a member on the days that their memberships cover, frozen ones too; without memberships, from `membership_start`, or the day on which they were added, to `membership_end`, unless set inactive: nobody knows since when. Who joined is covered for the first time, who returned was before; who left is not covered for the first day again. So `start + joined + returned - left = end`, in all and in each period. Deleted customers are in no figure.
         */
        get: operations["getMembersReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/today.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The figures of today as a CSV file
         * @description One line.
         */
        get: operations["exportTodayReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/attendance.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When customers come, as a CSV file
         * @description A line for each hour of a week.
         */
        get: operations["exportAttendanceReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/members.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many members there were, came and left, as a CSV file
         * @description A line for each period.
         */
        get: operations["exportMembersReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports, newest first */
        get: operations["listImports"];
        put?: never;
        /**
         * Upload a file of customers
         * @description UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs. No customer changes before the commit: look at `mapping` and `date_order` first, and at what a dry run says. The file is removed 30 days after the import was last used.
         *
         *     An `Idempotency-Key` has no effect: the file arrives in pieces; another upload of it changes no customer
         */
        post: operations["uploadImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import: how it reads its file, and how far it is */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say how a file is to be read
         * @description What is left out stays.
         */
        patch: operations["updateImport"];
        trace?: never;
    };
    "/imports/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find out what a commit would do
         * @description It goes on in the background; `GET /imports/{id}` says how far it is. Nothing changes.
         */
        post: operations["dryRunImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write the rows to the customers
         * @description It goes on in the background; `GET /imports/{id}` says how far it is. A row is about the customer with its `external_id`, else with its `card_number`, else with its e-mail and name; an e-mail that somebody with another name has is shared, and the row somebody new. An empty cell leaves what is there. Of customers with memberships, `active`, `membership_start` and `membership_end` stay.
         */
        post: operations["commitImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what an import has written
         * @description New customers are deleted, others get back what they had; whoever was changed since stays as they are, and is in `errors.csv`. It goes on in the background.
         */
        post: operations["undoImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/errors.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows that were not taken over, or not taken back
         * @description As they were sent, with `line`, `column` and `message`; a row that breaks several rules is there for each.
         */
        get: operations["getImportErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows of the file, and what became of each
         * @description In the order of the file. With `outcome=in_review` or `rejected`, those that people have to look at: rows that may or may not be about somebody who is a customer, and rows that break a rule.
         */
        get: operations["listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/settle-row": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide whom a row is about
         * @description Of a committed import, a row in review, or a rejected one. It is written at once, or rejected; the counts follow, and an undo takes it back. An import writes each customer once: a row about one whom another row has written is skipped, and `problems` names that line.
         */
        post: operations["settleImportRow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/correct-row": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a row, and try it again
         * @description One that is rejected or in review. After a dry run, `outcome` is what a commit would do, but for other rows about the same customer; after a commit, the row is written if it now can be.
         */
        post: operations["correctImportRow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what, newest first
         * @description Of the whole gym, for its owners. Entries are never changed, and end with the gym; of a customer who is erased they lose what the customer was.
         */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes in the gym, as it happens
         * @description Server-sent events, to be read with `fetch`, for the token goes into `Authorization`. They say what has changed and nothing of how; ask for it. `resync` comes first: look at everything that you show. `check_ins`: somebody came, was not let in, left, or a visit was voided; see `GET /occupancy` and `GET /check-ins`. `import` and `mass_freeze`: the one with this `id` has made progress. More may come. A comment every ten seconds shows that the stream goes on. It ends with the token or its session, when something changes about your role or gym, when the server ends, and when a change may have been missed. Open it again after `retry` milliseconds; as long as there is none, ask from time to time.
         */
        get: operations["followEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up a gym and its owner
         * @description A welcome mail follows by itself.
         */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description OAuth2 password flow; JSON of the same fields is accepted too. Where the account has a second factor, `code` is sent as well.
         *
         *     An `Idempotency-Key` has no effect: its answer holds tokens, which are not kept. To sign in twice does no harm.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for new tokens
         * @description A refresh token can be exchanged once. One that comes again more than ten seconds later was copied: its session ends.
         *
         *     An `Idempotency-Key` has no effect: its answer holds tokens, which are not kept. The same refresh token can be exchanged again for ten seconds.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out here
         * @description The access token is good for nothing from then on.
         *
         *     An `Idempotency-Key` has no effect: who is signed out stays so. A repetition is answered with 401.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out everywhere
         * @description An `Idempotency-Key` has no effect: who is signed out stays so. A repetition is answered with 401.
         */
        post: operations["signOutEverywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where I am signed in
         * @description The session that was used last comes first.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change my password
         * @description Ends every other session of the account, and mails its address word of it.
         *
         *     An `Idempotency-Key` has no effect: once the password is changed, a repetition is refused and changes nothing.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to another password
         * @description If an account has the address, it gets a mail with a link that is good once, for thirty minutes. The answer is the same if none has.
         *
         *     An `Idempotency-Key` has no effect: a repetition mails another link, which does no harm.
         */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set another password with the link of a mail
         * @description Ends all sessions of the account, and mails its address word of it.
         *
         *     An `Idempotency-Key` has no effect: once the link is used, a repetition is refused and changes nothing.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/change-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another e-mail address
         * @description The new address gets a mail with a link that is good once, for thirty minutes; the old one gets word of it. Nothing changes before the link is used.
         *
         *     An `Idempotency-Key` has no effect: a repetition mails another link, which does no harm.
         */
        post: operations["changeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an address with the link of a mail
         * @description That of a new account, or the one that an account shall have.
         *
         *     An `Idempotency-Key` has no effect: an address that is confirmed stays so.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/resend-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail the link that confirms the gym's address once more
         * @description Sends nothing when it is confirmed. The link that was sent before is void.
         *
         *     An `Idempotency-Key` has no effect: a repetition mails another link, which does no harm.
         */
        post: operations["resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether I need a code besides my password */
        get: operations["getSecondFactor"];
        put?: never;
        /**
         * Begin to set up a second factor
         * @description For an authenticator app (TOTP, RFC 6238). Signing in does not ask for it before it is confirmed with a code.
         *
         *     An `Idempotency-Key` has no effect: the answer holds a secret. A repetition makes another, and the first is void.
         */
        post: operations["beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the second factor with a code of the app
         * @description Signing in asks for a code from then on. Ends every other session of the account, and mails its address word of it.
         *
         *     An `Idempotency-Key` has no effect: the answer holds recovery codes. A repetition is refused and changes nothing.
         */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes
         * @description Those before are void.
         *
         *     An `Idempotency-Key` has no effect: the answer holds recovery codes. The code of a repetition was used before.
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/second-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn my second factor off
         * @description Also to set up another device. Where the gym requires one, nothing else can be done before there is another. The address gets word of it.
         *
         *     An `Idempotency-Key` has no effect: once it is off, a repetition is refused and changes nothing.
         */
        post: operations["disableSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Turn the second factor of a staff member off who has lost it
         * @description They get word of it. Not for oneself, and not for an account that works for other gyms as well.
         */
        delete: operations["removeSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/gyms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The gyms that I work for
         * @description The first one comes first.
         */
        get: operations["listMyGyms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/switch-gym": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work for another of my gyms
         * @description Opens a session for it, and ends the one that asks: its tokens are good for nothing then.
         *
         *     An `Idempotency-Key` has no effect: the answer holds tokens, and the session that asks has ended.
         */
        post: operations["switchGym"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work for a gym that has invited me
         * @description Whoever has an account sends its password, everybody else chooses one. Sign in afterwards.
         *
         *     An `Idempotency-Key` has no effect: once the invitation is accepted, a repetition is refused and changes nothing.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description An installation with a `METRICS_TOKEN` wants it as `Authorization: Bearer …`.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        HealthReport: {
            /** @enum {string} */
            status: "ok" | "degraded";
            /**
             * @description APP_VERSION
             * @example 1.4.0
             */
            version: string;
            /**
             * @description GIT_COMMIT
             * @example 0a1b2c3
             */
            commit: string;
            /** @description Seconds since the process started */
            uptime_seconds: number;
        };
        HealthResponse: {
            /** @enum {string} */
            status: "ok" | "degraded";
        };
        TagResponse: {
            /** @example student */
            tag: string;
            /**
             * @description How many have it.
             * @example 12
             */
            customers: number;
        };
        ChangeTagsDto: {
            /**
             * @description The customers.
             * @example [
             *       17,
             *       18
             *     ]
             */
            customer_ids: number[];
            /**
             * @description Tags that they get, unless they have them.
             * @example [
             *       "student"
             *     ]
             */
            add?: string[];
            /**
             * @description Tags that they lose, if they have them. Case makes no difference.
             * @example [
             *       "trial"
             *     ]
             */
            remove?: string[];
        };
        ChangedTagsResponse: {
            /**
             * @description How many had something to change.
             * @example 2
             */
            changed: number;
        };
        CustomerResponse: {
            /**
             * @description First name.
             * @example Ada
             */
            first_name: string;
            /**
             * @description Last name.
             * @example Lovelace
             */
            last_name: string;
            /**
             * Format: idn-email
             * @description Where mails go. Only somebody with a guardian may have none: then they go to the guardian.
             * @example ada@example.com
             */
            email: string | null;
            /**
             * @description Telephone number, in any notation; one without a country code is of the gym's country.
             * @example +44 20 7946 0000
             */
            phone: string | null;
            /**
             * @description Active today: set active, and not past `membership_end` on the gym's calendar.
             * @example true
             */
            active: boolean;
            /**
             * Format: date
             * @description Not in the future.
             * @example 1990-02-20
             */
            date_of_birth: string | null;
            /**
             * Format: date
             * @description First day of the membership.
             * @example 2026-01-01
             */
            membership_start: string | null;
            /**
             * Format: date
             * @description Last day of the membership, inclusive; not before its start.
             * @example 2026-12-31
             */
            membership_end: string | null;
            /**
             * @description What the front desk should know.
             * @example Prefers mornings
             */
            notes: string | null;
            /**
             * @description What another system calls the customer. No two of a gym have the same.
             * @example M-1042
             */
            external_id: string | null;
            /**
             * @description Number of the card that is scanned at the entrance. No two customers of a gym have the same.
             * @example 04A1B2C3
             */
            card_number: string | null;
            /**
             * @description Words to group customers by; of two that differ in case alone, the first is kept.
             * @example [
             *       "student",
             *       "boxing"
             *     ]
             */
            tags: string[];
            /**
             * Format: int64
             * @description The customer who answers for this one, such as a parent; somebody without a guardian.
             * @example 16
             */
            guardian_id: number | null;
            /**
             * @description Whom to call in an emergency.
             * @example Anne Byron
             */
            emergency_contact_name: string | null;
            /**
             * @description Where to call in an emergency, in any notation.
             * @example +44 20 7946 0001
             */
            emergency_contact_phone: string | null;
            /**
             * @description Whether the customer agrees to mails that are not about a contract; `null`: not asked.
             * @example true
             */
            mail_consent: boolean | null;
            /**
             * Format: date-time
             * @description When `mail_consent` was given or withdrawn.
             * @example 2026-01-01T09:30:00.000Z
             */
            mail_consent_at: string | null;
            /**
             * @description How it was given or withdrawn: at the desk, with an import, or by the link in a mail.
             * @example desk
             * @enum {string|null}
             */
            mail_consent_source: "desk" | "import" | "unsubscribe" | null;
            /**
             * @description Where their photo is, below the URL at which the paths of this API begin; another photo has another one. `null`: there is none.
             * @example /customers/17/photo?v=42
             */
            photo_url: string | null;
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /**
             * Format: int64
             * @example 1
             */
            gym_id: number;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            updated_at: string;
        };
        DuplicateResponse: {
            /**
             * @description What they have in common, compared as people read it.
             * @example [
             *       "same_name_and_phone"
             *     ]
             */
            reasons: ("same_name_and_email" | "same_name_and_phone" | "same_name_and_birth_date" | "same_email_and_birth_date")[];
            /** @description The two, the older entry first. */
            customers: components["schemas"]["CustomerResponse"][];
        };
        MergeCustomerDto: {
            /**
             * Format: int64
             * @description The customer who is deleted once all is moved.
             * @example 18
             */
            from_id: number;
        };
        CreateCustomerDto: {
            /**
             * @description First name.
             * @example Ada
             */
            first_name: string;
            /**
             * @description Last name.
             * @example Lovelace
             */
            last_name: string;
            /**
             * Format: idn-email
             * @description Where the welcome mail goes. Required without `guardian_id`.
             * @example ada@example.com
             */
            email?: string | null;
            /**
             * @description Telephone number, in any notation; one without a country code is of the gym's country.
             * @example +44 20 7946 0000
             */
            phone?: string | null;
            /**
             * Format: date
             * @description Not in the future.
             * @example 1990-02-20
             */
            date_of_birth?: string | null;
            /**
             * Format: date
             * @description First day of the membership.
             * @example 2026-01-01
             */
            membership_start?: string | null;
            /**
             * Format: date
             * @description Last day of the membership, inclusive; not before its start.
             * @example 2026-12-31
             */
            membership_end?: string | null;
            /**
             * @description What the front desk should know.
             * @example Prefers mornings
             */
            notes?: string | null;
            /**
             * @description What another system calls the customer. No two of a gym have the same.
             * @example M-1042
             */
            external_id?: string | null;
            /**
             * @description Number of the card that is scanned at the entrance. No two customers of a gym have the same.
             * @example 04A1B2C3
             */
            card_number?: string | null;
            /**
             * @description Words to group customers by; of two that differ in case alone, the first is kept.
             * @example [
             *       "student",
             *       "boxing"
             *     ]
             */
            tags?: string[];
            /**
             * Format: int64
             * @description The customer who answers for this one, such as a parent; somebody without a guardian.
             * @example 16
             */
            guardian_id?: number | null;
            /**
             * @description Whom to call in an emergency.
             * @example Anne Byron
             */
            emergency_contact_name?: string | null;
            /**
             * @description Where to call in an emergency, in any notation.
             * @example +44 20 7946 0001
             */
            emergency_contact_phone?: string | null;
            /**
             * @description Whether the customer agrees to mails that are not about a contract; `null`: not asked.
             * @example true
             */
            mail_consent?: boolean | null;
            /**
             * @description True unless given; `null` means true.
             * @example true
             */
            active?: boolean | null;
        };
        AuditEntryResponse: {
            /**
             * Format: int64
             * @example 4711
             */
            id: number;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            at: string;
            /**
             * Format: int64
             * @description The account that did it; `null` when nobody was signed in. It may be gone by now.
             * @example 5
             */
            actor_id: number | null;
            /**
             * @description What was done.
             * @example customer.updated
             */
            action: string;
            /**
             * @description The kind of thing that it was done to.
             * @example customer
             */
            resource: string;
            /**
             * Format: int64
             * @description Which one. It may be gone by now.
             * @example 17
             */
            resource_id: number;
            /**
             * @description What it was before: all of it where it was deleted, where it was updated what changed.
             * @example {
             *       "phone": null
             *     }
             */
            before: {
                [key: string]: unknown;
            } | null;
            /**
             * @description What it was afterwards: all of it where it was created, where it was updated what changed.
             * @example {
             *       "phone": "+44 20 7946 0000"
             *     }
             */
            after: {
                [key: string]: unknown;
            } | null;
            /**
             * @description `X-Request-Id` of the request that did it.
             * @example 7c0f6b1e-5c1c-4a55-9f0f-0f4f3c1d2b6a
             */
            request_id: string | null;
            /**
             * @description IP address that the request came from.
             * @example 203.0.113.9
             */
            client_address: string | null;
        };
        AuditPageResponse: {
            /** @description Newest first. */
            items: components["schemas"]["AuditEntryResponse"][];
            /**
             * @description `cursor` of the next page; `null` on the last one.
             * @example WyItaWQiLDQ3MTFd
             */
            next_cursor: string | null;
        };
        UpdateCustomerDto: {
            /**
             * @description First name.
             * @example Ada
             */
            first_name?: string;
            /**
             * @description Last name.
             * @example Lovelace
             */
            last_name?: string;
            /**
             * Format: idn-email
             * @description Where mails go. Only somebody with a guardian may have none: then they go to the guardian.
             * @example ada@example.com
             */
            email?: string | null;
            /**
             * @description Telephone number, in any notation; one without a country code is of the gym's country.
             * @example +44 20 7946 0000
             */
            phone?: string | null;
            /**
             * @description Whether the gym counts the customer as active while the membership lasts.
             * @example true
             */
            active?: boolean;
            /**
             * Format: date
             * @description Not in the future.
             * @example 1990-02-20
             */
            date_of_birth?: string | null;
            /**
             * Format: date
             * @description First day of the membership.
             * @example 2026-01-01
             */
            membership_start?: string | null;
            /**
             * Format: date
             * @description Last day of the membership, inclusive; not before its start.
             * @example 2026-12-31
             */
            membership_end?: string | null;
            /**
             * @description What the front desk should know.
             * @example Prefers mornings
             */
            notes?: string | null;
            /**
             * @description What another system calls the customer. No two of a gym have the same.
             * @example M-1042
             */
            external_id?: string | null;
            /**
             * @description Number of the card that is scanned at the entrance. No two customers of a gym have the same.
             * @example 04A1B2C3
             */
            card_number?: string | null;
            /**
             * @description Words to group customers by; of two that differ in case alone, the first is kept.
             * @example [
             *       "student",
             *       "boxing"
             *     ]
             */
            tags?: string[];
            /**
             * Format: int64
             * @description The customer who answers for this one, such as a parent; somebody without a guardian.
             * @example 16
             */
            guardian_id?: number | null;
            /**
             * @description Whom to call in an emergency.
             * @example Anne Byron
             */
            emergency_contact_name?: string | null;
            /**
             * @description Where to call in an emergency, in any notation.
             * @example +44 20 7946 0001
             */
            emergency_contact_phone?: string | null;
            /**
             * @description Whether the customer agrees to mails that are not about a contract; `null`: not asked.
             * @example true
             */
            mail_consent?: boolean | null;
        };
        CustomerHistoryItem: {
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            at: string;
            /**
             * @description What was done.
             * @example customer.updated
             */
            action: string;
            /**
             * @description What it was before: all of it where it was deleted, where it was updated what changed.
             * @example {
             *       "phone": null
             *     }
             */
            before: {
                [key: string]: unknown;
            } | null;
            /**
             * @description What it was afterwards: all of it where it was created, where it was updated what changed.
             * @example {
             *       "phone": "+44 20 7946 0000"
             *     }
             */
            after: {
                [key: string]: unknown;
            } | null;
        };
        MailRecord: {
            /**
             * Format: int64
             * @example 4711
             */
            id: number;
            /**
             * @description What kind of mail it is.
             * @example customer-welcome
             */
            template: string;
            /**
             * @description What it is filled with. Links that give access are left out.
             * @example {
             *       "first_name": "Ada",
             *       "gym_name": "Iron Temple"
             *     }
             */
            parameters: {
                [key: string]: string;
            };
            /**
             * @description To whom it goes.
             * @example Ada Lovelace
             */
            recipient_name: string;
            /**
             * Format: idn-email
             * @example ada@example.com
             */
            recipient_email: string;
            /**
             * @example sent
             * @enum {string}
             */
            status: "held" | "pending" | "sent" | "bounced" | "expired";
            /**
             * @description How often it was tried to send it.
             * @example 1
             */
            attempts: number;
            /**
             * @description Why it failed last.
             * @example null
             */
            last_error: string | null;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was sent or given up.
             * @example 2026-01-01T09:30:02.000Z
             */
            settled_at: string | null;
        };
        PeriodResponse: {
            /**
             * @description What a period is counted in.
             * @example month
             * @enum {string}
             */
            unit: "day" | "week" | "month" | "year";
            /**
             * Format: int32
             * @description How many of them make a period; ten years at most.
             * @example 1
             */
            count: number;
        };
        CurrentPeriodResponse: {
            /**
             * Format: date
             * @example 2026-04-01
             */
            start_date: string;
            /**
             * Format: date
             * @description Inclusive.
             * @example 2026-04-30
             */
            end_date: string;
        };
        FreezeResponse: {
            /**
             * Format: int64
             * @example 5
             */
            id: number;
            /**
             * Format: date
             * @example 2026-04-01
             */
            start_date: string;
            /**
             * Format: date
             * @description The last frozen day, inclusive.
             * @example 2026-04-10
             */
            end_date: string;
            /** @example Broken arm */
            reason: string | null;
        };
        MembershipResponse: {
            /**
             * Format: int64
             * @example 11
             */
            id: number;
            /**
             * Format: int64
             * @example 17
             */
            customer_id: number;
            /**
             * Format: int64
             * @example 3
             */
            plan_id: number;
            /**
             * @description The plan's name when it was sold.
             * @example Monthly
             */
            plan_name: string;
            /**
             * @description On today's date of the gym's calendar. `ending`: it holds, and will not go on.
             * @example active
             * @enum {string}
             */
            status: "pending" | "active" | "frozen" | "ending" | "ended" | "cancelled";
            /**
             * Format: date
             * @example 2026-01-01
             */
            start_date: string;
            /**
             * Format: date
             * @description The last day, inclusive, put off by what is frozen; null while a recurring membership goes on. The day before `start_date` when it never began.
             * @example 2026-12-31
             */
            end_date: string | null;
            /**
             * @description Of one period, in the smallest unit of `currency`.
             * @example 4900
             */
            price_cents: number;
            /**
             * @description ISO 4217.
             * @example EUR
             */
            currency: string;
            /** @description What the price is for. */
            period: components["schemas"]["PeriodResponse"];
            /**
             * @description How many periods were sold; null for a recurring membership.
             * @example null
             */
            periods: number | null;
            /** @description The period that today is in; null before the first day and after the last. */
            current_period: components["schemas"]["CurrentPeriodResponse"] | null;
            /** @description Past ones, too. Days of several count once. */
            freezes: components["schemas"]["FreezeResponse"][];
            /**
             * Format: date-time
             * @example null
             */
            cancelled_at: string | null;
            /**
             * @description Why it ends, if somebody has decided so.
             * @example null
             */
            ends_reason: string | null;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            updated_at: string;
        };
        CheckInRecord: {
            /**
             * Format: int64
             * @example 4711
             */
            id: number;
            /**
             * Format: int64
             * @description Null of an unknown card.
             * @example 17
             */
            customer_id: number | null;
            /**
             * @description Of an unknown card alone.
             * @example null
             */
            card_number: string | null;
            /**
             * Format: int64
             * @description The membership that let the customer in, and among whose visits it counts; null where none did.
             * @example 11
             */
            membership_id: number | null;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            occurred_at: string;
            /**
             * @description `allowed` makes a visit.
             * @example allowed
             * @enum {string}
             */
            decision: "allowed" | "denied";
            /**
             * @description Everything that spoke against it; of a visit, what was overridden.
             * @example []
             */
            reasons: ("unknown_card" | "no_membership" | "inactive" | "pending" | "expired" | "cancelled" | "frozen" | "visits_used_up" | "outside_hours" | "gym_closed")[];
            /**
             * @description Why the customer was let in all the same.
             * @example null
             */
            override_reason: string | null;
            /**
             * Format: date-time
             * @example null
             */
            checked_out_at: string | null;
            /**
             * Format: date-time
             * @description A voided visit counts nowhere.
             * @example null
             */
            voided_at: string | null;
            /** @example null */
            void_reason: string | null;
            /**
             * Format: date-time
             * @description When it was sent.
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
        };
        CustomerNoteResponse: {
            /**
             * @description What to know of the customer.
             * @example Called about the invoice of March; calls back on Monday.
             */
            text: string;
            /**
             * Format: int64
             * @example 5
             */
            id: number;
            /**
             * Format: int64
             * @example 17
             */
            customer_id: number;
            /**
             * Format: int64
             * @description The account that wrote it.
             * @example 3
             */
            author_id: number;
            /**
             * @description Its e-mail address; `null` once it works for the gym no more.
             * @example desk@example.com
             */
            author_email: string | null;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            updated_at: string;
        };
        ImportRowRecord: {
            /**
             * Format: int64
             * @example 3
             */
            import_id: number;
            /**
             * @description Line of the file.
             * @example 12
             */
            line: number;
            /**
             * @description The row as it was sent.
             * @example [
             *       "Ada",
             *       "Lovelace"
             *     ]
             */
            cells: string[];
        };
        PhotoRecord: {
            /**
             * @description Where it is, below the URL at which the paths of this API begin. Another photo has another one.
             * @example /customers/17/photo?v=42
             */
            photo_url: string;
            /**
             * Format: int64
             * @example 17
             */
            customer_id: number;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            uploaded_at: string;
        };
        CustomerExport: {
            /**
             * Format: int64
             * @example 17
             */
            customer_id: number;
            /**
             * Format: date-time
             * @description All of it is as it was at this moment.
             * @example 2026-01-01T09:30:00.000Z
             */
            exported_at: string;
            /** @description What was done to the customer, oldest first. */
            audit_log: components["schemas"]["CustomerHistoryItem"][];
            /** @description The mails to the customer, oldest first. They are kept for 30 days. */
            mails: components["schemas"]["MailRecord"][];
            /** @description The customer; nobody once they are deleted. */
            customers: components["schemas"]["CustomerResponse"][];
            /** @description The memberships of the customer, with their freezes, oldest first. */
            memberships: components["schemas"]["MembershipResponse"][];
            /** @description When the customer came and was let in or not, in the order in which it was sent. */
            check_ins: components["schemas"]["CheckInRecord"][];
            /** @description What staff wrote down about the customer, oldest first. */
            customer_notes: components["schemas"]["CustomerNoteResponse"][];
            /** @description The rows of uploaded files that were about the customer. They are kept for 30 days. */
            import_rows: components["schemas"]["ImportRowRecord"][];
            /** @description The photo of the customer, if there is one: hand over what is at its `photo_url` as well. */
            photos: components["schemas"]["PhotoRecord"][];
        };
        ErasedData: {
            /**
             * @description The kind of data.
             * @example mails
             */
            name: string;
            /**
             * @description How many records.
             * @example 1
             */
            records: number;
        };
        KeptData: {
            /**
             * @description The kind of data.
             * @example mails
             */
            name: string;
            /**
             * @description How many records.
             * @example 1
             */
            records: number;
            /**
             * @description Which law asks for it.
             * @example Invoices: ten years, § 147 AO
             */
            reason: string;
            /**
             * Format: date
             * @description The day after which it is erased.
             * @example 2036-12-31
             */
            until: string;
        };
        ErasureReceipt: {
            /**
             * Format: int64
             * @example 17
             */
            customer_id: number;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            erased_at: string;
            /**
             * Format: int64
             * @description The account that did it.
             * @example 5
             */
            erased_by: number | null;
            /** @description By kind of data. */
            erased: components["schemas"]["ErasedData"][];
            /** @description What the law makes the gym keep; nothing if it is empty. */
            kept: components["schemas"]["KeptData"][];
        };
        CreateCheckInDto: {
            /**
             * Format: int64
             * @description Who comes. Either this or `card_number`.
             * @example 17
             */
            customer_id?: number;
            /**
             * @description Whose card was scanned. Either this or `customer_id`.
             * @example 0004711
             */
            card_number?: string;
            /**
             * Format: date-time
             * @description When it happened, up to seven days ago: desks without a connection send later what they have scanned. Now unless given.
             * @example 2026-01-01T09:30:00Z
             */
            occurred_at?: string;
            /**
             * @description A name for this scan, such as a random UUID. Whenever it is sent again, the answer is the same, and nothing is done.
             * @example 5f0a4a43-0b6f-4c3e-9f3c-1c1e6a526f1d
             */
            nonce?: string;
            /**
             * @description Lets the customer in whatever speaks against it, and says why. It has no effect on an unknown card.
             * @example Pays tomorrow
             */
            override_reason?: string;
        };
        NamedCustomer: {
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /** @example Ada */
            first_name: string;
            /** @example Lovelace */
            last_name: string;
        };
        CheckInResponse: {
            /**
             * Format: int64
             * @example 4711
             */
            id: number;
            /**
             * Format: int64
             * @description Null of an unknown card.
             * @example 17
             */
            customer_id: number | null;
            /**
             * @description Of an unknown card alone.
             * @example null
             */
            card_number: string | null;
            /**
             * Format: int64
             * @description The membership that let the customer in, and among whose visits it counts; null where none did.
             * @example 11
             */
            membership_id: number | null;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            occurred_at: string;
            /**
             * @description `allowed` makes a visit.
             * @example allowed
             * @enum {string}
             */
            decision: "allowed" | "denied";
            /**
             * @description Everything that spoke against it; of a visit, what was overridden.
             * @example []
             */
            reasons: ("unknown_card" | "no_membership" | "inactive" | "pending" | "expired" | "cancelled" | "frozen" | "visits_used_up" | "outside_hours" | "gym_closed")[];
            /**
             * @description Why the customer was let in all the same.
             * @example null
             */
            override_reason: string | null;
            /**
             * Format: date-time
             * @example null
             */
            checked_out_at: string | null;
            /**
             * Format: date-time
             * @description A voided visit counts nowhere.
             * @example null
             */
            voided_at: string | null;
            /** @example null */
            void_reason: string | null;
            /**
             * Format: date-time
             * @description When it was sent.
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date
             * @description The day of the gym's calendar that it counts on.
             * @example 2026-01-01
             */
            date: string;
            /**
             * @description Whether the customer is in by it now: neither checked out nor there for longer than a visit lasts.
             * @example true
             */
            open: boolean;
            /** @description Null of an unknown card. */
            customer: components["schemas"]["NamedCustomer"] | null;
            /**
             * Format: int64
             * @description The account that sent it.
             * @example 5
             */
            checked_in_by: number;
            /**
             * Format: int64
             * @description The account that let the customer in all the same.
             * @example null
             */
            overridden_by: number | null;
        };
        MembershipAtDesk: {
            /**
             * Format: int64
             * @example 11
             */
            id: number;
            /**
             * @description The plan's name when it was sold.
             * @example Ten visits
             */
            plan_name: string;
            /**
             * @description On the day of the check-in.
             * @example active
             * @enum {string}
             */
            status: "pending" | "active" | "frozen" | "ending" | "ended" | "cancelled";
            /**
             * Format: date
             * @description The last day, inclusive; null while it goes on.
             * @example 2026-12-31
             */
            end_date: string | null;
            /**
             * @description Of the period of that day, after this visit; null for any number.
             * @example 9
             */
            visits_left: number | null;
        };
        CustomerAtDeskResponse: {
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /** @example Ada */
            first_name: string;
            /** @example Lovelace */
            last_name: string;
            /**
             * @description Where the photo to compare with is, as customers have it; `null`: there is none.
             * @example /customers/17/photo?v=42
             */
            photo_url: string | null;
            /** @description The one that lets the customer in, or comes closest to it; null without any. Clients that know no memberships have set the fields of the customer instead. */
            membership: components["schemas"]["MembershipAtDesk"] | null;
        };
        AccessResponse: {
            /**
             * @example allowed
             * @enum {string}
             */
            decision: "allowed" | "denied";
            /**
             * @description Everything that speaks against it; of a visit, what was overridden.
             * @example []
             */
            reasons: ("unknown_card" | "no_membership" | "inactive" | "pending" | "expired" | "cancelled" | "frozen" | "visits_used_up" | "outside_hours" | "gym_closed")[];
            /** @description The visit that was made, or that is under way already; null of who is not let in. */
            visit: components["schemas"]["CheckInResponse"] | null;
            /**
             * Format: date-time
             * @description Since when the customer has been in, where no other visit was made.
             * @example null
             */
            already_in: string | null;
            /** @description Null of an unknown card. */
            customer: components["schemas"]["CustomerAtDeskResponse"] | null;
        };
        VoidVisitDto: {
            /**
             * @description Why, for whoever asks later.
             * @example Scanned the wrong card
             */
            reason: string;
        };
        PresentCustomerResponse: {
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /** @example Ada */
            first_name: string;
            /** @example Lovelace */
            last_name: string;
            /**
             * Format: int64
             * @description The visit, to check out.
             * @example 4711
             */
            check_in_id: number;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            since: string;
        };
        OccupancyResponse: {
            /**
             * @description How many customers are in.
             * @example 1
             */
            count: number;
            /** @description Who came last first; the last 1,000. `GET /check-ins?open=true` has all. */
            customers: components["schemas"]["PresentCustomerResponse"][];
        };
        GymResponse: {
            /**
             * @description Name of the gym.
             * @example Iron Temple
             */
            name: string;
            /**
             * @description Postal address.
             * @example 1 Barbell Street
             */
            address: string | null;
            /**
             * @description What the gym says about itself.
             * @example Open day and night
             */
            description: string | null;
            /**
             * @description Kind of gym, in its own words.
             * @example crossfit
             */
            gym_type: string | null;
            /**
             * Format: int32
             * @description Monthly fee in the currency's smallest unit.
             * @example 4900
             */
            monthly_fee_cents: number;
            /**
             * @description ISO 4217 code of a currency in force, in any case.
             * @example EUR
             */
            currency: string;
            /**
             * @description IANA time zone; it decides what "today" is. UTC unless set.
             * @example Europe/Berlin
             */
            timezone: string;
            /**
             * Format: idn-email
             * @example owner@iron-temple.example
             */
            email: string;
            /**
             * Format: int64
             * @example 1
             */
            id: number;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            updated_at: string;
        };
        UpdateGymDto: {
            /**
             * @description Name of the gym.
             * @example Iron Temple
             */
            name?: string;
            /**
             * @description Postal address.
             * @example 1 Barbell Street
             */
            address?: string | null;
            /**
             * @description What the gym says about itself.
             * @example Open day and night
             */
            description?: string | null;
            /**
             * @description Kind of gym, in its own words.
             * @example crossfit
             */
            gym_type?: string | null;
            /**
             * Format: int32
             * @description Monthly fee in the currency's smallest unit.
             * @example 4900
             */
            monthly_fee_cents?: number;
            /**
             * @description ISO 4217 code of a currency in force, or the one that the gym has.
             * @example EUR
             */
            currency?: string;
            /**
             * @description IANA time zone, or the one that the gym has; it decides what "today" is.
             * @example Europe/Berlin
             */
            timezone?: string;
        };
        GymSettingsResponse: {
            /**
             * @description ISO 3166-1 code of the country, in any case; `null` unless set.
             * @example DE
             */
            country: string | null;
            /**
             * Format: int32
             * @description Minutes after which a visit that nobody ended counts as over; 240 unless set.
             * @example 240
             */
            visit_timeout_minutes: number;
            /**
             * Format: int32
             * @description Days in a calendar year for which a membership may be frozen; `null`, any number, unless set.
             * @example 30
             */
            max_freeze_days_per_year: number | null;
            /**
             * @description The day with which a week begins; `monday` unless set.
             * @example monday
             * @enum {string}
             */
            first_day_of_week: "monday" | "sunday" | "saturday";
            /**
             * @description Mails that remind customers of the end of their membership, at nine in the gym's morning; all of them unless set, none when empty.
             * @example [
             *       "14_days_before",
             *       "1_day_before"
             *     ]
             */
            reminders: ("14_days_before" | "7_days_before" | "1_day_before" | "1_day_after")[];
            /**
             * @description Where its logo is, below the URL at which the paths of this API begin; another logo has another one. `null`: there is none.
             * @example /gyms/me/logo?v=42
             */
            logo_url: string | null;
        };
        UpdateGymSettingsDto: {
            /**
             * @description ISO 3166-1 code of the country, in any case; `null` unless set.
             * @example DE
             */
            country?: string | null;
            /**
             * Format: int32
             * @description Minutes after which a visit that nobody ended counts as over; 240 unless set.
             * @example 240
             */
            visit_timeout_minutes?: number;
            /**
             * Format: int32
             * @description Days in a calendar year for which a membership may be frozen; `null`, any number, unless set.
             * @example 30
             */
            max_freeze_days_per_year?: number | null;
            /**
             * @description The day with which a week begins; `monday` unless set.
             * @example monday
             * @enum {string}
             */
            first_day_of_week?: "monday" | "sunday" | "saturday";
            /**
             * @description Mails that remind customers of the end of their membership, at nine in the gym's morning; all of them unless set, none when empty.
             * @example [
             *       "14_days_before",
             *       "1_day_before"
             *     ]
             */
            reminders?: ("14_days_before" | "7_days_before" | "1_day_before" | "1_day_after")[];
        };
        SecondFactorPolicy: {
            /**
             * @description The roles of which the gym requires it; none unless set.
             * @example [
             *       "owner",
             *       "manager"
             *     ]
             */
            roles: ("owner" | "manager" | "front_desk" | "coach")[];
        };
        PhotoResponse: {
            /**
             * @description Where it is, below the URL at which the paths of this API begin. Another photo has another one.
             * @example /customers/17/photo?v=42
             */
            photo_url: string;
        };
        LogoResponse: {
            /**
             * @description Where it is, below the URL at which the paths of this API begin. Another photo has another one.
             * @example /gyms/me/logo?v=42
             */
            logo_url: string;
        };
        WeekdayHoursResponse: {
            /**
             * @description The day on which the hours begin.
             * @example monday
             * @enum {string}
             */
            weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
            /**
             * @description When they begin, by the gym's clock.
             * @example 06:00
             */
            from: string;
            /**
             * @description When they end. A time at or before `from` is on the next day; the same time is a whole day later.
             * @example 22:00
             */
            until: string;
        };
        CreatePlanDto: {
            /**
             * @description What it is sold as.
             * @example Monthly
             */
            name: string;
            /**
             * @description `recurring` goes on until it is cancelled, `fixed` ends after its `periods`.
             * @example recurring
             * @enum {string}
             */
            kind: "recurring" | "fixed";
            /**
             * Format: int32
             * @description Price of one period, in the smallest unit of the gym's currency.
             * @example 4900
             */
            price_cents: number;
            /**
             * @description How long a period is, of ten years at most.
             * @example {
             *       "unit": "month",
             *       "count": 1
             *     }
             */
            period: components["schemas"]["PeriodResponse"];
            /**
             * @description What customers should know of it.
             * @example All areas, at any time
             */
            description?: string | null;
            /**
             * Format: int32
             * @description Due once, at the beginning, in the smallest unit of the gym's currency; 0 unless given.
             * @example 2500
             */
            joining_fee_cents?: number;
            /**
             * Format: int32
             * @description How many periods a fixed plan lasts, fifty years at most; `null` of a recurring one.
             * @example null
             */
            periods?: number | null;
            /**
             * Format: int32
             * @description Before so many periods are over, it cannot be cancelled; 0 unless given.
             * @example 12
             */
            minimum_term_periods?: number;
            /**
             * Format: int32
             * @description Days between a cancellation and the earliest end; 0 unless given.
             * @example 30
             */
            notice_days?: number;
            /**
             * Format: int32
             * @description Visits that a period includes; `null` for any number.
             * @example null
             */
            visits_per_period?: number | null;
            /**
             * @description When it lets customers in; `null` for any time.
             * @example [
             *       {
             *         "weekday": "monday",
             *         "from": "06:00",
             *         "until": "22:00"
             *       },
             *       {
             *         "weekday": "saturday",
             *         "from": "19:00",
             *         "until": "04:00"
             *       }
             *     ]
             */
            access?: components["schemas"]["WeekdayHoursResponse"][] | null;
            /**
             * @description No longer sold; false unless given.
             * @example false
             */
            archived?: boolean;
        };
        PlanResponse: {
            /**
             * @description What it is sold as.
             * @example Monthly
             */
            name: string;
            /**
             * @description What customers should know of it.
             * @example All areas, at any time
             */
            description: string | null;
            /**
             * @description `recurring` goes on until it is cancelled, `fixed` ends after its `periods`.
             * @example recurring
             * @enum {string}
             */
            kind: "recurring" | "fixed";
            /**
             * Format: int32
             * @description Price of one period, in the smallest unit of the gym's currency.
             * @example 4900
             */
            price_cents: number;
            /**
             * Format: int32
             * @description Due once, at the beginning, in the smallest unit of the gym's currency; 0 unless given.
             * @example 2500
             */
            joining_fee_cents: number;
            /**
             * @description How long a period is, of ten years at most.
             * @example {
             *       "unit": "month",
             *       "count": 1
             *     }
             */
            period: components["schemas"]["PeriodResponse"];
            /**
             * Format: int32
             * @description How many periods a fixed plan lasts, fifty years at most; `null` of a recurring one.
             * @example null
             */
            periods: number | null;
            /**
             * Format: int32
             * @description Before so many periods are over, it cannot be cancelled; 0 unless given.
             * @example 12
             */
            minimum_term_periods: number;
            /**
             * Format: int32
             * @description Days between a cancellation and the earliest end; 0 unless given.
             * @example 30
             */
            notice_days: number;
            /**
             * Format: int32
             * @description Visits that a period includes; `null` for any number.
             * @example null
             */
            visits_per_period: number | null;
            /**
             * @description When it lets customers in; `null` for any time.
             * @example [
             *       {
             *         "weekday": "monday",
             *         "from": "06:00",
             *         "until": "22:00"
             *       },
             *       {
             *         "weekday": "saturday",
             *         "from": "19:00",
             *         "until": "04:00"
             *       }
             *     ]
             */
            access: components["schemas"]["WeekdayHoursResponse"][] | null;
            /**
             * @description No longer sold; false unless given.
             * @example false
             */
            archived: boolean;
            /**
             * Format: int64
             * @example 3
             */
            id: number;
            /**
             * Format: int64
             * @example 1
             */
            gym_id: number;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            updated_at: string;
        };
        UpdatePlanDto: {
            /**
             * @description What it is sold as.
             * @example Monthly
             */
            name?: string;
            /**
             * @description What customers should know of it.
             * @example All areas, at any time
             */
            description?: string | null;
            /**
             * @description `recurring` goes on until it is cancelled, `fixed` ends after its `periods`.
             * @example recurring
             * @enum {string}
             */
            kind?: "recurring" | "fixed";
            /**
             * Format: int32
             * @description Price of one period, in the smallest unit of the gym's currency.
             * @example 4900
             */
            price_cents?: number;
            /**
             * Format: int32
             * @description Due once, at the beginning, in the smallest unit of the gym's currency; 0 unless given.
             * @example 2500
             */
            joining_fee_cents?: number;
            /**
             * @description How long a period is, of ten years at most.
             * @example {
             *       "unit": "month",
             *       "count": 1
             *     }
             */
            period?: components["schemas"]["PeriodResponse"];
            /**
             * Format: int32
             * @description How many periods a fixed plan lasts, fifty years at most; `null` of a recurring one.
             * @example null
             */
            periods?: number | null;
            /**
             * Format: int32
             * @description Before so many periods are over, it cannot be cancelled; 0 unless given.
             * @example 12
             */
            minimum_term_periods?: number;
            /**
             * Format: int32
             * @description Days between a cancellation and the earliest end; 0 unless given.
             * @example 30
             */
            notice_days?: number;
            /**
             * Format: int32
             * @description Visits that a period includes; `null` for any number.
             * @example null
             */
            visits_per_period?: number | null;
            /**
             * @description When it lets customers in; `null` for any time.
             * @example [
             *       {
             *         "weekday": "monday",
             *         "from": "06:00",
             *         "until": "22:00"
             *       },
             *       {
             *         "weekday": "saturday",
             *         "from": "19:00",
             *         "until": "04:00"
             *       }
             *     ]
             */
            access?: components["schemas"]["WeekdayHoursResponse"][] | null;
            /**
             * @description No longer sold; false unless given.
             * @example false
             */
            archived?: boolean;
        };
        FreezeMembershipDto: {
            /**
             * Format: date
             * @description The first day on which the membership rests.
             * @example 2026-04-01
             */
            start_date: string;
            /**
             * Format: date
             * @description The last one, inclusive.
             * @example 2026-04-10
             */
            end_date: string;
            /**
             * @description Why, for whoever asks later.
             * @example Broken arm
             */
            reason?: string | null;
        };
        MassFreezeResponse: {
            /**
             * Format: int64
             * @description Null in a preview.
             * @example 2
             */
            id: number | null;
            /**
             * Format: date
             * @example 2026-12-24
             */
            start_date: string;
            /**
             * Format: date
             * @description Inclusive.
             * @example 2026-12-31
             */
            end_date: string;
            /** @example Renovation */
            reason: string | null;
            /**
             * @description `expired`: it was tried for a day in vain.
             * @example pending
             * @enum {string}
             */
            status: "pending" | "done" | "expired";
            /**
             * @description Memberships with days in that time when it was asked for.
             * @example 1200
             */
            total: number;
            /**
             * @description Memberships frozen so far.
             * @example 300
             */
            frozen: number;
        };
        RenewMembershipsDto: {
            /**
             * @description The memberships to be renewed.
             * @example [
             *       11,
             *       12
             *     ]
             */
            membership_ids: number[];
        };
        ChangedMembershipResponse: {
            /**
             * Format: int64
             * @example 11
             */
            id: number;
            /**
             * Format: int64
             * @example 17
             */
            customer_id: number;
            /**
             * Format: int64
             * @example 3
             */
            plan_id: number;
            /**
             * @description The plan's name when it was sold.
             * @example Monthly
             */
            plan_name: string;
            /**
             * @description On today's date of the gym's calendar. `ending`: it holds, and will not go on.
             * @example active
             * @enum {string}
             */
            status: "pending" | "active" | "frozen" | "ending" | "ended" | "cancelled";
            /**
             * Format: date
             * @example 2026-01-01
             */
            start_date: string;
            /**
             * Format: date
             * @description The last day, inclusive, put off by what is frozen; null while a recurring membership goes on. The day before `start_date` when it never began.
             * @example 2026-12-31
             */
            end_date: string | null;
            /**
             * @description Of one period, in the smallest unit of `currency`.
             * @example 4900
             */
            price_cents: number;
            /**
             * @description ISO 4217.
             * @example EUR
             */
            currency: string;
            /** @description What the price is for. */
            period: components["schemas"]["PeriodResponse"];
            /**
             * @description How many periods were sold; null for a recurring membership.
             * @example null
             */
            periods: number | null;
            /** @description The period that today is in; null before the first day and after the last. */
            current_period: components["schemas"]["CurrentPeriodResponse"] | null;
            /** @description Past ones, too. Days of several count once. */
            freezes: components["schemas"]["FreezeResponse"][];
            /**
             * Format: date-time
             * @example null
             */
            cancelled_at: string | null;
            /**
             * @description Why it ends, if somebody has decided so.
             * @example null
             */
            ends_reason: string | null;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            updated_at: string;
            /**
             * @description To be paid for it: the first period, and at a sale the joining fee.
             * @example 6000
             */
            due_cents: number;
            /**
             * @description What the days that are given up were worth, of the period that had begun.
             * @example 3000
             */
            credit_cents: number;
        };
        PreviewedMembership: {
            /**
             * Format: int64
             * @example 17
             */
            customer_id: number;
            /**
             * Format: int64
             * @example 3
             */
            plan_id: number;
            /**
             * @description The plan's name when it was sold.
             * @example Monthly
             */
            plan_name: string;
            /**
             * @description On today's date of the gym's calendar. `ending`: it holds, and will not go on.
             * @example active
             * @enum {string}
             */
            status: "pending" | "active" | "frozen" | "ending" | "ended" | "cancelled";
            /**
             * Format: date
             * @example 2026-01-01
             */
            start_date: string;
            /**
             * Format: date
             * @description The last day, inclusive, put off by what is frozen; null while a recurring membership goes on. The day before `start_date` when it never began.
             * @example 2026-12-31
             */
            end_date: string | null;
            /**
             * @description Of one period, in the smallest unit of `currency`.
             * @example 4900
             */
            price_cents: number;
            /**
             * @description ISO 4217.
             * @example EUR
             */
            currency: string;
            /** @description What the price is for. */
            period: components["schemas"]["PeriodResponse"];
            /**
             * @description How many periods were sold; null for a recurring membership.
             * @example null
             */
            periods: number | null;
            /** @description The period that today is in; null before the first day and after the last. */
            current_period: components["schemas"]["CurrentPeriodResponse"] | null;
            /** @description Past ones, too. Days of several count once. */
            freezes: components["schemas"]["FreezeResponse"][];
            /**
             * Format: date-time
             * @example null
             */
            cancelled_at: string | null;
            /**
             * @description Why it ends, if somebody has decided so.
             * @example null
             */
            ends_reason: string | null;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            updated_at: string;
            /**
             * Format: int64
             * @description Null for a membership that would be new.
             * @example 11
             */
            id: number | null;
        };
        PreviewResponse: {
            /**
             * @description To be paid for it: the first period, and at a sale the joining fee.
             * @example 6000
             */
            due_cents: number;
            /**
             * @description What the days that are given up were worth, of the period that had begun.
             * @example 3000
             */
            credit_cents: number;
            /** @description As it would be. */
            membership: components["schemas"]["PreviewedMembership"];
            /**
             * Format: date
             * @description The last day of which the customer's memberships leave none uncovered, from the membership's first day or today on; null when they have no end.
             * @example 2026-12-31
             */
            covered_until: string | null;
        };
        RefusalResponse: {
            /**
             * @description The kind of problem, for programs.
             * @example invalid_input
             */
            code: string;
            /**
             * @description The kind of problem in words.
             * @example Invalid input
             */
            title: string;
            /** @example 422 */
            status: number;
            /**
             * @description What went wrong, for people.
             * @example email must be an e-mail address
             */
            detail: string;
        };
        RenewalResponse: {
            /**
             * Format: int64
             * @description The membership that was to be renewed.
             * @example 11
             */
            membership_id: number;
            /** @description The new membership and its costs; with `preview`, what they would be. */
            renewal: (components["schemas"]["ChangedMembershipResponse"] | components["schemas"]["PreviewResponse"]) | null;
            /** @description Why it is not renewed, as `POST /memberships/{id}/renew` would say. */
            problem: components["schemas"]["RefusalResponse"] | null;
        };
        SellMembershipDto: {
            /**
             * Format: int64
             * @description The plan that is sold.
             * @example 3
             */
            plan_id: number;
            /**
             * Format: date
             * @description The first day; today on the gym's calendar unless given.
             * @example 2026-01-01
             */
            start_date?: string;
            /**
             * Format: int32
             * @description Of one period, where it is not the plan's price.
             * @example 4900
             */
            price_cents?: number;
        };
        ChangePlanDto: {
            /**
             * Format: int64
             * @description The plan that is sold.
             * @example 3
             */
            plan_id: number;
            /**
             * @description `next_period`: when the present period is over. `now`: today is the first day of the new plan.
             * @example next_period
             * @enum {string}
             */
            at: "next_period" | "now";
        };
        UnfreezeMembershipDto: {
            /**
             * Format: date
             * @description The first day on which the membership holds again; today on the gym's calendar unless given.
             * @example 2026-04-06
             */
            date?: string;
        };
        CancelMembershipDto: {
            /**
             * @description `period_end`: at the end of the period, after the notice and the minimum term. `immediately`: today does not count any more; for owners and managers, with a reason.
             * @example period_end
             * @enum {string}
             */
            at: "period_end" | "immediately";
            /**
             * @description Why, for whoever asks later.
             * @example Broken arm
             */
            reason?: string | null;
        };
        CustomerNoteDto: {
            /**
             * @description What to know of the customer.
             * @example Called about the invoice of March; calls back on Monday.
             */
            text: string;
        };
        ExpiringResponse: {
            /**
             * @description First name.
             * @example Ada
             */
            first_name: string;
            /**
             * @description Last name.
             * @example Lovelace
             */
            last_name: string;
            /**
             * Format: idn-email
             * @description Where mails go. Only somebody with a guardian may have none: then they go to the guardian.
             * @example ada@example.com
             */
            email: string | null;
            /**
             * @description Telephone number, in any notation; one without a country code is of the gym's country.
             * @example +44 20 7946 0000
             */
            phone: string | null;
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /**
             * Format: int64
             * @description The membership with which the coverage ends, to be renewed; null where the dates were typed into the customer.
             * @example 11
             */
            membership_id: number | null;
            /**
             * @description Its plan.
             * @example Yearly
             */
            plan_name: string | null;
            /**
             * Format: date
             * @description The last day, inclusive.
             * @example 2026-12-31
             */
            date: string;
            /**
             * @description Days until the last day; 0 when it is today.
             * @example 3
             */
            days: number;
        };
        LapsedResponse: {
            /**
             * @description First name.
             * @example Ada
             */
            first_name: string;
            /**
             * @description Last name.
             * @example Lovelace
             */
            last_name: string;
            /**
             * Format: idn-email
             * @description Where mails go. Only somebody with a guardian may have none: then they go to the guardian.
             * @example ada@example.com
             */
            email: string | null;
            /**
             * @description Telephone number, in any notation; one without a country code is of the gym's country.
             * @example +44 20 7946 0000
             */
            phone: string | null;
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /**
             * Format: int64
             * @description The membership with which the coverage ends, to be renewed; null where the dates were typed into the customer.
             * @example 11
             */
            membership_id: number | null;
            /**
             * @description Its plan.
             * @example Yearly
             */
            plan_name: string | null;
            /**
             * Format: date
             * @description The last day, inclusive.
             * @example 2026-12-31
             */
            date: string;
            /**
             * @description Days since the last day.
             * @example 3
             */
            days: number;
        };
        BirthdayResponse: {
            /**
             * @description First name.
             * @example Ada
             */
            first_name: string;
            /**
             * @description Last name.
             * @example Lovelace
             */
            last_name: string;
            /**
             * Format: idn-email
             * @description Where mails go. Only somebody with a guardian may have none: then they go to the guardian.
             * @example ada@example.com
             */
            email: string | null;
            /**
             * @description Telephone number, in any notation; one without a country code is of the gym's country.
             * @example +44 20 7946 0000
             */
            phone: string | null;
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /**
             * Format: date
             * @description The day of the birthday; 1 March of a common year for 29 February.
             * @example 2026-12-10
             */
            date: string;
            /**
             * @description Days until then; 0 when it is today.
             * @example 3
             */
            days: number;
            /**
             * @description Years that are completed on that day.
             * @example 40
             */
            age: number;
        };
        IncompleteResponse: {
            /**
             * @description First name.
             * @example Ada
             */
            first_name: string;
            /**
             * @description Last name.
             * @example Lovelace
             */
            last_name: string;
            /**
             * Format: idn-email
             * @description Where mails go. Only somebody with a guardian may have none: then they go to the guardian.
             * @example ada@example.com
             */
            email: string | null;
            /**
             * @description Telephone number, in any notation; one without a country code is of the gym's country.
             * @example +44 20 7946 0000
             */
            phone: string | null;
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /**
             * @description What is not known, by the names of the fields.
             * @example [
             *       "phone",
             *       "emergency_contact_phone"
             *     ]
             */
            missing: ("phone" | "date_of_birth" | "email" | "emergency_contact_phone")[];
        };
        AbsentResponse: {
            /**
             * @description First name.
             * @example Ada
             */
            first_name: string;
            /**
             * @description Last name.
             * @example Lovelace
             */
            last_name: string;
            /**
             * Format: idn-email
             * @description Where mails go. Only somebody with a guardian may have none: then they go to the guardian.
             * @example ada@example.com
             */
            email: string | null;
            /**
             * @description Telephone number, in any notation; one without a country code is of the gym's country.
             * @example +44 20 7946 0000
             */
            phone: string | null;
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /**
             * Format: date
             * @description The day of the last visit; `null` when there was none.
             * @example 2026-11-01
             */
            last_visit: string | null;
            /**
             * @description Days since then; `null` when there was none.
             * @example 28
             */
            days: number | null;
        };
        ReminderTemplateResponse: {
            /**
             * @description Subject of the mail, with placeholders: `{recipient_first_name}`, `{first_name}`, `{last_name}`, `{gym_name}`, `{end_date}`.
             * @example See you again, {first_name}?
             */
            subject: string;
            /**
             * @description What the mail says, with the same placeholders; a blank line ends a paragraph. It is text: HTML is shown as it is written, and addresses are no links.
             * @example Hi {recipient_first_name},
             *
             *     your membership at {gym_name} ends on {end_date}.
             */
            message: string;
            /**
             * @example 14_days_before
             * @enum {string}
             */
            kind: "14_days_before" | "7_days_before" | "1_day_before" | "1_day_after";
            /** @description Whether it is what reminders say unless the gym has written its own. */
            is_standard: boolean;
        };
        ReminderTemplateDto: {
            /**
             * @description Subject of the mail, with placeholders: `{recipient_first_name}`, `{first_name}`, `{last_name}`, `{gym_name}`, `{end_date}`.
             * @example See you again, {first_name}?
             */
            subject: string;
            /**
             * @description What the mail says, with the same placeholders; a blank line ends a paragraph. It is text: HTML is shown as it is written, and addresses are no links.
             * @example Hi {recipient_first_name},
             *
             *     your membership at {gym_name} ends on {end_date}.
             */
            message: string;
        };
        ReminderDraftDto: {
            /**
             * @description Subject of the mail, with placeholders: `{recipient_first_name}`, `{first_name}`, `{last_name}`, `{gym_name}`, `{end_date}`.
             * @example See you again, {first_name}?
             */
            subject?: string;
            /**
             * @description What the mail says, with the same placeholders; a blank line ends a paragraph. It is text: HTML is shown as it is written, and addresses are no links.
             * @example Hi {recipient_first_name},
             *
             *     your membership at {gym_name} ends on {end_date}.
             */
            message?: string;
        };
        ReminderPreviewResponse: {
            /** @example See you again, Ada? */
            subject: string;
            /**
             * @description For programs that show no HTML.
             * @example Hi Ada,
             *     …
             */
            text: string;
            /** @example <!doctype html>… */
            html: string;
        };
        StaffMemberResponse: {
            /**
             * Format: int64
             * @description Their account.
             * @example 5
             */
            id: number;
            /**
             * @description With which they sign in.
             * @example coach@example.com
             */
            email: string;
            /**
             * @description What they may do in the gym.
             * @example coach
             * @enum {string}
             */
            role: "owner" | "manager" | "front_desk" | "coach";
            /**
             * Format: date-time
             * @description Since when they work for the gym.
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
        };
        InviteStaffDto: {
            /**
             * @description What they may do in the gym.
             * @example manager
             * @enum {string}
             */
            role: "owner" | "manager" | "front_desk" | "coach";
            /**
             * Format: idn-email
             * @description Where the invitation is mailed to.
             * @example coach@example.com
             */
            email: string;
        };
        StaffInvitationResponse: {
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /**
             * @description Where it was mailed to.
             * @example coach@example.com
             */
            email: string;
            /**
             * @description The role that it gives.
             * @example coach
             * @enum {string}
             */
            role: "owner" | "manager" | "front_desk" | "coach";
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description From when on its link is good for nothing.
             * @example 2026-01-08T09:30:00.000Z
             */
            expires_at: string;
        };
        UpdateStaffDto: {
            /**
             * @description What they may do in the gym.
             * @example manager
             * @enum {string}
             */
            role: "owner" | "manager" | "front_desk" | "coach";
        };
        OpeningHoursResponse: {
            /**
             * @description The hours, by the gym's clock; `null` for a gym that is always open.
             * @example [
             *       {
             *         "weekday": "monday",
             *         "from": "06:00",
             *         "until": "22:00"
             *       },
             *       {
             *         "weekday": "saturday",
             *         "from": "19:00",
             *         "until": "04:00"
             *       }
             *     ]
             */
            hours: components["schemas"]["WeekdayHoursResponse"][] | null;
        };
        CreateClosureDto: {
            /**
             * Format: date
             * @description First day on which the gym does not open.
             * @example 2026-12-24
             */
            start_date: string;
            /**
             * Format: date
             * @description Last such day, inclusive, within a year; the first one unless given.
             * @example 2026-12-26
             */
            end_date?: string;
            /**
             * @description Why, for those who ask.
             * @example Christmas
             */
            reason?: string | null;
        };
        ClosureResponse: {
            /**
             * Format: date
             * @description First day on which the gym does not open.
             * @example 2026-12-24
             */
            start_date: string;
            /**
             * Format: date
             * @description Last such day, inclusive, within a year; the first one unless given.
             * @example 2026-12-26
             */
            end_date: string;
            /**
             * @description Why, for those who ask.
             * @example Christmas
             */
            reason: string | null;
            /**
             * Format: int64
             * @example 4
             */
            id: number;
            /**
             * Format: int64
             * @example 1
             */
            gym_id: number;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
        };
        TodayReportResponse: {
            /**
             * Format: date
             * @description Today on the gym's calendar.
             * @example 2026-11-25
             */
            date: string;
            /**
             * @description Customers who are active today, as the filter `active` has it.
             * @example 412
             */
            active: number;
            /**
             * @description Customers who are in: as `GET /occupancy` has it.
             * @example 31
             */
            in_now: number;
            /**
             * @description Visits that began today.
             * @example 118
             */
            visits: number;
            /**
             * @description Scans of today that let nobody in.
             * @example 4
             */
            denied: number;
            /**
             * @description Customers who were added today.
             * @example 2
             */
            added: number;
            /**
             * @description Customers whose membership ends today or within the next seven days, with nothing that follows.
             * @example 9
             */
            expiring: number;
            /**
             * @description Customers whose membership ended within the last seven days, with nothing that follows.
             * @example 3
             */
            lapsed: number;
            /**
             * @description Memberships that are frozen today.
             * @example 6
             */
            frozen: number;
            /**
             * @description Active customers whose birthday is today.
             * @example 1
             */
            birthdays: number;
        };
        HourOfVisits: {
            /**
             * @example monday
             * @enum {string}
             */
            weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
            /**
             * @description The hour in which they began, in the gym's time zone.
             * @example 18
             */
            hour: number;
            /**
             * @description How many.
             * @example 92
             */
            visits: number;
            /**
             * @description `visits` divided by how many such weekdays there were, to two decimal places; `null` when there was none.
             * @example 23
             */
            average: number | null;
        };
        DayOfVisits: {
            /**
             * Format: date
             * @example 2026-01-05
             */
            date: string;
            /**
             * @description How many.
             * @example 214
             */
            visits: number;
            /**
             * @description Of how many customers.
             * @example 201
             */
            customers: number;
        };
        AttendanceReportResponse: {
            /**
             * Format: date
             * @description The first day.
             * @example 2026-01-05
             */
            from: string;
            /**
             * Format: date
             * @description The last day, inclusive.
             * @example 2026-02-01
             */
            to: string;
            /**
             * @description Visits in all.
             * @example 5120
             */
            visits: number;
            /**
             * @description Of how many customers.
             * @example 1480
             */
            customers: number;
            /** @description Every hour of a week, from Monday 0:00 on. */
            hours: components["schemas"]["HourOfVisits"][];
            /** @description Every day, also those without visits. */
            days: components["schemas"]["DayOfVisits"][];
        };
        MemberMovements: {
            /**
             * Format: date
             * @description The first day.
             * @example 2026-01-01
             */
            from: string;
            /**
             * Format: date
             * @description The last day, inclusive.
             * @example 2026-01-31
             */
            to: string;
            /**
             * @description Members on the day before `from`.
             * @example 200
             */
            start: number;
            /**
             * @description Those who became members for the first time.
             * @example 12
             */
            joined: number;
            /**
             * @description Those who became members again, after days on which they were none.
             * @example 3
             */
            returned: number;
            /**
             * @description Those who ceased to be members.
             * @example 5
             */
            left: number;
            /**
             * @description Members on `to`.
             * @example 210
             */
            end: number;
        };
        MembersReportResponse: {
            /**
             * Format: date
             * @description The first day.
             * @example 2026-01-01
             */
            from: string;
            /**
             * Format: date
             * @description The last day, inclusive.
             * @example 2026-01-31
             */
            to: string;
            /**
             * @description Members on the day before `from`.
             * @example 200
             */
            start: number;
            /**
             * @description Those who became members for the first time.
             * @example 12
             */
            joined: number;
            /**
             * @description Those who became members again, after days on which they were none.
             * @example 3
             */
            returned: number;
            /**
             * @description Those who ceased to be members.
             * @example 5
             */
            left: number;
            /**
             * @description Members on `to`.
             * @example 210
             */
            end: number;
            /**
             * @description `left` divided by `start`, to four decimal places; `null` when `start` is 0. Whoever joined and left within these days counts among those who left.
             * @example 0.025
             */
            attrition: number | null;
            /**
             * @description How `attrition` is computed.
             * @example left / start
             * @enum {string}
             */
            attrition_definition: "left / start";
            /** @description The days in their order, divided. */
            periods: components["schemas"]["MemberMovements"][];
        };
        ImportDetailsResponse: {
            /**
             * @description What each of `columns` is read as, in the same order; guessed from their names at first. `full_name` is taken apart into first and last name.
             * @example [
             *       "first_name",
             *       "last_name",
             *       "email",
             *       "ignore"
             *     ]
             */
            mapping: ("external_id" | "card_number" | "first_name" | "last_name" | "email" | "phone" | "active" | "date_of_birth" | "membership_start" | "membership_end" | "tags" | "notes" | "emergency_contact_name" | "emergency_contact_phone" | "mail_consent" | "full_name" | "ignore")[];
            /**
             * @description In which order the file writes day, month and year. Found out where one date of the file decides; `null` where it must be said before a commit.
             * @example dmy
             * @enum {string|null}
             */
            date_order: "dmy" | "mdy" | "ymd" | null;
            /**
             * @description What becomes of rows about somebody who is a customer already. An empty cell never clears anything.
             * @example update
             * @enum {string}
             */
            on_match: "update" | "skip";
            /**
             * @description Whether new customers get a welcome mail; false unless set.
             * @example false
             */
            welcome_mails: boolean;
            /**
             * Format: int64
             * @example 3
             */
            id: number;
            /** @example members.csv */
            file_name: string;
            /**
             * @description `failed`: the worker tried for a day in vain; ask again for what was asked.
             * @example uploaded
             * @enum {string}
             */
            status: "uploaded" | "checking" | "checked" | "committing" | "committed" | "undoing" | "undone" | "failed";
            /**
             * @example utf-8
             * @enum {string}
             */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
            /**
             * @example ;
             * @enum {string}
             */
            delimiter: "," | ";" | "\t";
            /**
             * @description The names in the first line.
             * @example [
             *       "Vorname",
             *       "Name"
             *     ]
             */
            columns: string[];
            /**
             * @description Rows of the file.
             * @example 1200
             */
            total_rows: number;
            /**
             * @description Rows that the last step has looked at.
             * @example 600
             */
            rows_read: number;
            /**
             * @description New customers; of a dry run, those there would be.
             * @example 580
             */
            created: number;
            /**
             * @description Customers that were there and changed.
             * @example 10
             */
            updated: number;
            /**
             * @description Rows with nothing to change, and further rows about the same customer.
             * @example 4
             */
            skipped: number;
            /**
             * @description Rows that break a rule: see `errors.csv`.
             * @example 5
             */
            rejected: number;
            /**
             * @description Rows that may or may not be about a customer who is there: see `review`.
             * @example 1
             */
            in_review: number;
            /**
             * @description Customers that an undo has taken back.
             * @example 0
             */
            reverted: number;
            /**
             * @description Customers that an undo has left, as they were changed since: see `errors.csv`.
             * @example 0
             */
            kept: number;
            /**
             * @description How long the step will take yet, as far as that can be told; null while nothing is under way.
             * @example 8
             */
            seconds_left: number | null;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            updated_at: string;
            /**
             * @description The first rows, as they were sent.
             * @example [
             *       [
             *         "Ada",
             *         "Lovelace"
             *       ]
             *     ]
             */
            samples: string[][];
        };
        ImportResponse: {
            /**
             * @description What each of `columns` is read as, in the same order; guessed from their names at first. `full_name` is taken apart into first and last name.
             * @example [
             *       "first_name",
             *       "last_name",
             *       "email",
             *       "ignore"
             *     ]
             */
            mapping: ("external_id" | "card_number" | "first_name" | "last_name" | "email" | "phone" | "active" | "date_of_birth" | "membership_start" | "membership_end" | "tags" | "notes" | "emergency_contact_name" | "emergency_contact_phone" | "mail_consent" | "full_name" | "ignore")[];
            /**
             * @description In which order the file writes day, month and year. Found out where one date of the file decides; `null` where it must be said before a commit.
             * @example dmy
             * @enum {string|null}
             */
            date_order: "dmy" | "mdy" | "ymd" | null;
            /**
             * @description What becomes of rows about somebody who is a customer already. An empty cell never clears anything.
             * @example update
             * @enum {string}
             */
            on_match: "update" | "skip";
            /**
             * @description Whether new customers get a welcome mail; false unless set.
             * @example false
             */
            welcome_mails: boolean;
            /**
             * Format: int64
             * @example 3
             */
            id: number;
            /** @example members.csv */
            file_name: string;
            /**
             * @description `failed`: the worker tried for a day in vain; ask again for what was asked.
             * @example uploaded
             * @enum {string}
             */
            status: "uploaded" | "checking" | "checked" | "committing" | "committed" | "undoing" | "undone" | "failed";
            /**
             * @example utf-8
             * @enum {string}
             */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
            /**
             * @example ;
             * @enum {string}
             */
            delimiter: "," | ";" | "\t";
            /**
             * @description The names in the first line.
             * @example [
             *       "Vorname",
             *       "Name"
             *     ]
             */
            columns: string[];
            /**
             * @description Rows of the file.
             * @example 1200
             */
            total_rows: number;
            /**
             * @description Rows that the last step has looked at.
             * @example 600
             */
            rows_read: number;
            /**
             * @description New customers; of a dry run, those there would be.
             * @example 580
             */
            created: number;
            /**
             * @description Customers that were there and changed.
             * @example 10
             */
            updated: number;
            /**
             * @description Rows with nothing to change, and further rows about the same customer.
             * @example 4
             */
            skipped: number;
            /**
             * @description Rows that break a rule: see `errors.csv`.
             * @example 5
             */
            rejected: number;
            /**
             * @description Rows that may or may not be about a customer who is there: see `review`.
             * @example 1
             */
            in_review: number;
            /**
             * @description Customers that an undo has taken back.
             * @example 0
             */
            reverted: number;
            /**
             * @description Customers that an undo has left, as they were changed since: see `errors.csv`.
             * @example 0
             */
            kept: number;
            /**
             * @description How long the step will take yet, as far as that can be told; null while nothing is under way.
             * @example 8
             */
            seconds_left: number | null;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-01T09:30:00.000Z
             */
            updated_at: string;
        };
        UpdateImportDto: {
            /**
             * @description What each of `columns` is read as, in the same order; guessed from their names at first. `full_name` is taken apart into first and last name.
             * @example [
             *       "first_name",
             *       "last_name",
             *       "email",
             *       "ignore"
             *     ]
             */
            mapping?: ("external_id" | "card_number" | "first_name" | "last_name" | "email" | "phone" | "active" | "date_of_birth" | "membership_start" | "membership_end" | "tags" | "notes" | "emergency_contact_name" | "emergency_contact_phone" | "mail_consent" | "full_name" | "ignore")[];
            /**
             * @description In which order the file writes day, month and year. Found out where one date of the file decides; `null` where it must be said before a commit.
             * @example dmy
             * @enum {string|null}
             */
            date_order?: "dmy" | "mdy" | "ymd" | null;
            /**
             * @description What becomes of rows about somebody who is a customer already. An empty cell never clears anything.
             * @example update
             * @enum {string}
             */
            on_match?: "update" | "skip";
            /**
             * @description Whether new customers get a welcome mail; false unless set.
             * @example false
             */
            welcome_mails?: boolean;
        };
        RowProblemResponse: {
            /**
             * @description Name of the column; null where the row as a whole is meant.
             * @example Email
             */
            column: string | null;
            /** @example must be an e-mail address */
            message: string;
        };
        RowCandidateResponse: {
            /**
             * Format: int64
             * @example 17
             */
            customer_id: number;
            /**
             * @description What both have.
             * @example [
             *       "name",
             *       "date_of_birth"
             *     ]
             */
            same: ("external_id" | "card_number" | "email" | "name" | "date_of_birth")[];
            /**
             * @description What each has of its own.
             * @example [
             *       "email"
             *     ]
             */
            different: ("external_id" | "card_number" | "email" | "name" | "date_of_birth")[];
        };
        ImportRowResponse: {
            /**
             * @description Line of the file.
             * @example 12
             */
            line: number;
            /**
             * @description As it was sent, or corrected.
             * @example [
             *       "Ada",
             *       "Lovelace"
             *     ]
             */
            cells: string[];
            /**
             * @description Null until it was looked at.
             * @enum {string|null}
             */
            outcome: "created" | "updated" | "skipped" | "rejected" | "in_review" | "reverted" | "kept" | null;
            /**
             * Format: int64
             * @description Whom it is about, as far as that is known.
             * @example 17
             */
            customer_id: number | null;
            /** @description Why it was not simply taken over. */
            problems: components["schemas"]["RowProblemResponse"][];
            /** @description Of a row in review: whom it may be about, today. */
            candidates: components["schemas"]["RowCandidateResponse"][];
        };
        SettleRowDto: {
            /**
             * Format: int32
             * @description Line of the file.
             * @example 12
             */
            line: number;
            /**
             * Format: int64
             * @description Whom to update; for `update` alone.
             * @example 17
             */
            customer_id?: number;
            /**
             * @description Whether it is somebody new, a customer who is there, or nobody.
             * @example update
             * @enum {string}
             */
            action: "create" | "update" | "skip";
        };
        CorrectRowDto: {
            /**
             * Format: int32
             * @description Line of the file.
             * @example 12
             */
            line: number;
            /**
             * @description All cells of the row, as `columns` has them.
             * @example [
             *       "Ada",
             *       "Lovelace",
             *       "ada@example.com"
             *     ]
             */
            cells: string[];
        };
        SignUpDto: {
            /**
             * @description Name of the gym.
             * @example Iron Temple
             */
            name: string;
            /**
             * Format: int32
             * @description Monthly fee in the currency's smallest unit.
             * @example 4900
             */
            monthly_fee_cents: number;
            /**
             * @description ISO 4217 code of a currency in force, in any case.
             * @example EUR
             */
            currency: string;
            /**
             * @description Postal address.
             * @example 1 Barbell Street
             */
            address?: string | null;
            /**
             * @description What the gym says about itself.
             * @example Open day and night
             */
            description?: string | null;
            /**
             * @description Kind of gym, in its own words.
             * @example crossfit
             */
            gym_type?: string | null;
            /**
             * @description IANA time zone; it decides what "today" is. UTC unless set.
             * @example Europe/Berlin
             */
            timezone?: string;
            /**
             * Format: idn-email
             * @description The owner signs in with it, in any case; also the gym's contact.
             * @example owner@iron-temple.example
             */
            email: string;
            /**
             * Format: password
             * @description 8 to 72 bytes.
             * @example correct horse battery
             */
            password: string;
        };
        SignInDto: {
            /**
             * @description E-mail address of the account.
             * @example owner@iron-temple.example
             */
            username: string;
            /**
             * @description Password of the account.
             * @example correct horse battery
             */
            password: string;
            /**
             * @description Where the account has a second factor: a code of the authenticator app, or a recovery code.
             * @example 492039
             */
            code?: string;
            /**
             * @description For browsers: the refresh token comes as a cookie that scripts cannot read, instead of in the body.
             * @example false
             */
            refresh_cookie?: boolean;
            /**
             * @description The flow, if given.
             * @example password
             * @enum {string}
             */
            grant_type?: "password";
        };
        TokenResponse: {
            /** @description Send it as `Authorization: Bearer …`. */
            access_token: string;
            /** @enum {string} */
            token_type: "bearer";
            /**
             * @description Seconds until it expires.
             * @example 3600
             */
            expires_in: number;
            /** @description Exchange it once, at `/auth/refresh`, for the next tokens. Left out when it comes as a cookie. */
            refresh_token?: string;
            /**
             * @description Seconds until the session ends, however often it is refreshed.
             * @example 2592000
             */
            refresh_expires_in: number;
        };
        RefreshDto: {
            /**
             * @description The refresh token; not with a cookie.
             * @example 1.17.mMwY…
             */
            refresh_token?: string;
        };
        SessionResponse: {
            /**
             * Format: int64
             * @example 17
             */
            id: number;
            /**
             * Format: int64
             * @description The gym that it is for.
             * @example 1
             */
            gym_id: number;
            /**
             * @description What the device calls itself: its `User-Agent`.
             * @example Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0
             */
            user_agent: string | null;
            /**
             * @description IP address that it was used from last.
             * @example 192.0.2.17
             */
            address: string | null;
            /**
             * Format: date-time
             * @description When it signed in.
             * @example 2026-01-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it got its latest access token.
             * @example 2026-01-01T10:30:00.000Z
             */
            refreshed_at: string;
            /**
             * Format: date-time
             * @description When it ends at the latest.
             * @example 2026-01-31T09:30:00.000Z
             */
            expires_at: string;
            /**
             * @description Whether it is the one that asks.
             * @example true
             */
            current: boolean;
        };
        ChangePasswordDto: {
            /**
             * @description The password that the account has.
             * @example correct horse battery
             */
            current_password: string;
            /**
             * Format: password
             * @description 8 to 72 bytes, and none that everybody tries first.
             * @example staple battery horse
             */
            new_password: string;
        };
        ForgotPasswordDto: {
            /**
             * @description E-mail address of the account.
             * @example owner@iron-temple.example
             */
            email: string;
        };
        ResetPasswordDto: {
            /**
             * Format: password
             * @description 8 to 72 bytes, and none that everybody tries first.
             * @example staple battery horse
             */
            new_password: string;
            /**
             * @description What the link of the mail has behind `token=`.
             * @example Zm9v…
             */
            token: string;
        };
        ChangeEmailDto: {
            /**
             * Format: idn-email
             * @description The address that the account shall have.
             * @example owner@new.example
             */
            email: string;
            /**
             * @description The password that the account has.
             * @example correct horse battery
             */
            current_password: string;
        };
        LinkTokenDto: {
            /**
             * @description What the link of the mail has behind `token=`.
             * @example Zm9v…
             */
            token: string;
        };
        SecondFactorResponse: {
            /**
             * @description Whether signing in asks for a code.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Whether the gym requires it of the role.
             * @example false
             */
            required: boolean;
            /**
             * @description Recovery codes that were not used yet.
             * @example 10
             */
            recovery_codes_left: number;
        };
        CurrentPasswordDto: {
            /**
             * @description The password that the account has.
             * @example correct horse battery
             */
            current_password: string;
        };
        EnrolmentResponse: {
            /**
             * @description For authenticator apps, to be typed. It is shown once.
             * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            secret: string;
            /**
             * @description The same for a QR code.
             * @example otpauth://totp/Gym%20Manager:owner%40iron-temple.example?issuer=Gym%20Manager&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30
             */
            otpauth_url: string;
        };
        SecondFactorCodeDto: {
            /**
             * @description Six digits from the authenticator app, or one of the recovery codes. Each is good once.
             * @example 492039
             */
            code: string;
        };
        RecoveryCodesResponse: {
            /**
             * @description Each is good once, in the place of a code of the app. They are shown once.
             * @example [
             *       "MFRG-GZDF-MZTW-Q2LK"
             *     ]
             */
            recovery_codes: string[];
        };
        BothFactorsDto: {
            /**
             * @description The password that the account has.
             * @example correct horse battery
             */
            current_password: string;
            /**
             * @description Six digits from the authenticator app, or one of the recovery codes. Each is good once.
             * @example 492039
             */
            code: string;
        };
        WorkplaceResponse: {
            /**
             * Format: int64
             * @example 1
             */
            id: number;
            /** @example Iron Temple */
            name: string;
            /**
             * @description As what.
             * @example owner
             * @enum {string}
             */
            role: "owner" | "manager" | "front_desk" | "coach";
            /**
             * @description Whether the session that asks is for it.
             * @example true
             */
            current: boolean;
        };
        SwitchGymDto: {
            /**
             * Format: int64
             * @description One of the gyms that `GET /auth/gyms` lists.
             * @example 2
             */
            gym_id: number;
            /**
             * @description As when signing in: the refresh token comes as a cookie instead of in the body.
             * @example false
             */
            refresh_cookie?: boolean;
        };
        AcceptInvitationDto: {
            /**
             * @description What the link of the mail has behind `token=`.
             * @example Zm9v…
             */
            token: string;
            /**
             * Format: password
             * @description The account's password; a new one, of 8 to 72 bytes, for whoever has no account yet.
             * @example correct horse battery
             */
            password: string;
        };
        FieldError: {
            /**
             * @description Where: `body`, `query`, `path` or `header`, then the members that lead to the field.
             * @example [
             *       "body",
             *       "email"
             *     ]
             */
            loc: string[];
            /**
             * @description The same place as a JSON Pointer (RFC 6901) into what the first part of `loc` names.
             * @example /email
             */
            pointer: string;
            /**
             * @description What to change, for people.
             * @example must be an e-mail address
             */
            msg: string;
            /**
             * @description The broken rule, for programs.
             * @example email
             */
            type: string;
        };
        Problem: {
            /**
             * Format: uri-reference
             * @description The kind of problem: a page that explains it.
             * @example /docs/problems/invalid_input
             */
            type: string;
            /**
             * @description The kind of problem, for programs.
             * @example invalid_input
             */
            code: string;
            /**
             * @description The kind of problem in words.
             * @example Invalid input
             */
            title: string;
            /** @example 422 */
            status: number;
            /**
             * @description What went wrong, for people.
             * @example email must be an e-mail address
             */
            detail: string;
            /**
             * Format: uri-reference
             * @description The path that was asked for.
             * @example /api/v1/customers
             */
            instance: string;
            /**
             * @description The same as `status`.
             * @example 422
             */
            status_code: number;
            /**
             * @description Also in the `X-Request-Id` header and in the log.
             * @example 5b0c9f0e-7a35-4d3e-9a0c-6f0d5a3b7a11
             */
            request_id: string;
            /** @description With the status 422: every field that did not validate. */
            errors?: components["schemas"]["FieldError"][];
            /**
             * Format: int64
             * @description With the status 410: the id under which it goes on.
             * @example 42
             */
            moved_to_id?: number;
        };
    };
    responses: {
        /** @description Malformed request (`malformed_request`) */
        malformed_request: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Method not allowed (`method_not_allowed`) */
        method_not_allowed: {
            headers: {
                /**
                 * @description The methods that the path answers to.
                 * @example GET, HEAD, PATCH
                 */
                Allow?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request timeout (`request_timeout`) */
        request_timeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Expectation failed (`expectation_failed`) */
        expectation_failed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Headers too large (`headers_too_large`) */
        headers_too_large: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Internal error (`internal_error`) */
        internal_error: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not ready (`not_ready`), or Shutting down (`shutting_down`) */
        "not_ready.shutting_down": {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not authenticated (`not_authenticated`), or Invalid token (`invalid_token`) */
        "not_authenticated.invalid_token": {
            headers: {
                /**
                 * @description How to authenticate (RFC 6750).
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Second factor required (`second_factor_setup_required`) */
        second_factor_setup_required: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests under way (`gym_busy`) */
        gym_busy: {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Database unavailable (`database_unavailable`), or Record locked (`record_locked`), or Statement timeout (`statement_timeout`) */
        "database_unavailable.record_locked.statement_timeout": {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Second factor required (`second_factor_setup_required`), or Role not allowed (`role_not_allowed`) */
        "second_factor_setup_required.role_not_allowed": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request in flight (`idempotency_request_in_flight`) */
        idempotency_request_in_flight: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Body too large (`body_too_large`) */
        body_too_large: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unsupported media type (`unsupported_media_type`) */
        unsupported_media_type: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Invalid input (`invalid_input`), or Idempotency key reused (`idempotency_key_reused`) */
        "invalid_input.idempotency_key_reused": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Invalid input (`invalid_input`) */
        invalid_input: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Customer not found (`customer_not_found`) */
        customer_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Customer merged (`customer_merged`) */
        customer_merged: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Precondition failed (`precondition_failed`) */
        precondition_failed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Malformed request (`malformed_request`), or Age range reversed (`age_range_reversed`) */
        "malformed_request.age_range_reversed": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Card number taken (`card_number_taken`), or External id taken (`external_id_taken`), or Request in flight (`idempotency_request_in_flight`) */
        "card_number_taken.external_id_taken.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Customer has dependants (`customer_has_dependants`) */
        customer_has_dependants: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Card number taken (`card_number_taken`), or External id taken (`external_id_taken`), or Membership managed elsewhere (`membership_managed`) */
        "card_number_taken.external_id_taken.membership_managed": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Customer has dependants (`customer_has_dependants`), or Request in flight (`idempotency_request_in_flight`) */
        "customer_has_dependants.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nonce reused (`nonce_reused`), or Request in flight (`idempotency_request_in_flight`) */
        "nonce_reused.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Check-in not found (`check_in_not_found`) */
        check_in_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Check-in was denied (`check_in_denied`), or Visit is over (`visit_over`), or Visit voided (`visit_voided`), or Request in flight (`idempotency_request_in_flight`) */
        "check_in_denied.visit_over.visit_voided.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Check-in was denied (`check_in_denied`), or Visit voided (`visit_voided`), or Request in flight (`idempotency_request_in_flight`) */
        "check_in_denied.visit_voided.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Customer not found (`customer_not_found`), or Photo not found (`photo_not_found`) */
        "customer_not_found.photo_not_found": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Database unavailable (`database_unavailable`), or Record locked (`record_locked`), or Statement timeout (`statement_timeout`), or Photos unavailable (`photos_unavailable`) */
        "database_unavailable.record_locked.statement_timeout.photos_unavailable": {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Invalid input (`invalid_input`), or Photo with too many pixels (`photo_too_many_pixels`), or Photo unreadable (`photo_unreadable`) */
        "invalid_input.photo_too_many_pixels.photo_unreadable": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Database unavailable (`database_unavailable`), or Record locked (`record_locked`), or Statement timeout (`statement_timeout`), or Too many photos at a time (`photos_busy`), or Photos unavailable (`photos_unavailable`) */
        "database_unavailable.record_locked.statement_timeout.photos_busy.photos_unavailable": {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Logo not found (`logo_not_found`) */
        logo_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Plan not found (`plan_not_found`) */
        plan_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Plan in use (`plan_in_use`) */
        plan_in_use: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Mass freeze not found (`mass_freeze_not_found`) */
        mass_freeze_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Membership not found (`membership_not_found`) */
        membership_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Plan archived (`plan_archived`), or Request in flight (`idempotency_request_in_flight`) */
        "plan_archived.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Membership already renewed (`membership_renewed`), or Membership has no end (`membership_without_end`), or Plan archived (`plan_archived`), or Request in flight (`idempotency_request_in_flight`) */
        "membership_renewed.membership_without_end.plan_archived.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Membership already cancelled (`membership_cancelled`), or Membership is over (`membership_over`), or Membership already renewed (`membership_renewed`), or Plan archived (`plan_archived`), or Request in flight (`idempotency_request_in_flight`) */
        "membership_cancelled.membership_over.membership_renewed.plan_archived.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Freeze limit reached (`freeze_limit_reached`), or Membership is over (`membership_over`), or Request in flight (`idempotency_request_in_flight`) */
        "freeze_limit_reached.membership_over.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Membership not frozen (`membership_not_frozen`), or Membership is over (`membership_over`), or Request in flight (`idempotency_request_in_flight`) */
        "membership_not_frozen.membership_over.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Second factor required (`second_factor_setup_required`), or Manager needed (`manager_needed`), or Role not allowed (`role_not_allowed`) */
        "second_factor_setup_required.manager_needed.role_not_allowed": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Membership already cancelled (`membership_cancelled`), or Membership is over (`membership_over`), or Membership already renewed (`membership_renewed`), or Request in flight (`idempotency_request_in_flight`) */
        "membership_cancelled.membership_over.membership_renewed.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Membership not cancelled (`membership_not_cancelled`), or Membership is over (`membership_over`), or Membership already renewed (`membership_renewed`), or Request in flight (`idempotency_request_in_flight`) */
        "membership_not_cancelled.membership_over.membership_renewed.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Second factor required (`second_factor_setup_required`), or Not the author (`not_the_author`) */
        "second_factor_setup_required.not_the_author": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Note not found (`customer_note_not_found`) */
        customer_note_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unknown kind of reminder (`reminder_kind_unknown`) */
        reminder_kind_unknown: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests under way (`gym_busy`), or Too many attempts (`too_many_attempts`) */
        "gym_busy.too_many_attempts": {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: number;
                /**
                 * @description For each limit how many attempts are left, and after how many seconds counting begins anew.
                 * @example "sign-in-address";r=0;t=840
                 */
                RateLimit?: string;
                /**
                 * @description Each limit: attempts in so many seconds.
                 * @example "sign-in-address";q=100;w=900
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Already staff (`already_staff`), or Too many invitations (`too_many_invitations`), or Request in flight (`idempotency_request_in_flight`) */
        "already_staff.too_many_invitations.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Last owner (`last_owner`) */
        last_owner: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Staff member not found (`staff_member_not_found`) */
        staff_member_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Invitation not found (`invitation_not_found`) */
        invitation_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Closure not found (`closure_not_found`) */
        closure_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Invalid input (`invalid_input`), or File unreadable (`import_unreadable`) */
        "invalid_input.import_unreadable": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Import not found (`import_not_found`) */
        import_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Import committed (`import_committed`), or An import is under way (`import_running`) */
        "import_committed.import_running": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Import committed (`import_committed`), or Import incomplete (`import_incomplete`), or An import is under way (`import_running`), or Request in flight (`idempotency_request_in_flight`) */
        "import_committed.import_incomplete.import_running.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Import not committed (`import_not_committed`), or An import is under way (`import_running`), or Request in flight (`idempotency_request_in_flight`) */
        "import_not_committed.import_running.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Import not found (`import_not_found`), or Row not found (`import_row_not_found`) */
        "import_not_found.import_row_not_found": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Card number taken (`card_number_taken`), or External id taken (`external_id_taken`), or Import not committed (`import_not_committed`), or Row settled (`import_row_settled`), or An import is under way (`import_running`), or Request in flight (`idempotency_request_in_flight`) */
        "card_number_taken.external_id_taken.import_not_committed.import_row_settled.import_running.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Card number taken (`card_number_taken`), or External id taken (`external_id_taken`), or Row settled (`import_row_settled`), or An import is under way (`import_running`), or Request in flight (`idempotency_request_in_flight`) */
        "card_number_taken.external_id_taken.import_row_settled.import_running.idempotency_request_in_flight": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests under way (`gym_busy`), or Too many attempts (`too_many_attempts`), or Too many event streams (`too_many_event_streams`) */
        "gym_busy.too_many_attempts.too_many_event_streams": {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: number;
                /**
                 * @description For each limit how many attempts are left, and after how many seconds counting begins anew.
                 * @example "sign-in-address";r=0;t=840
                 */
                RateLimit?: string;
                /**
                 * @description Each limit: attempts in so many seconds.
                 * @example "sign-in-address";q=100;w=900
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Database unavailable (`database_unavailable`), or Record locked (`record_locked`), or Statement timeout (`statement_timeout`), or Events unavailable (`events_unavailable`) */
        "database_unavailable.record_locked.statement_timeout.events_unavailable": {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Malformed request (`malformed_request`), or E-mail already registered (`email_already_registered`) */
        "malformed_request.email_already_registered": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many attempts (`too_many_attempts`) */
        too_many_attempts: {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: number;
                /**
                 * @description For each limit how many attempts are left, and after how many seconds counting begins anew.
                 * @example "sign-in-address";r=0;t=840
                 */
                RateLimit?: string;
                /**
                 * @description Each limit: attempts in so many seconds.
                 * @example "sign-in-address";q=100;w=900
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Database unavailable (`database_unavailable`), or Record locked (`record_locked`), or Statement timeout (`statement_timeout`), or Too many sign-ins (`sign_in_busy`) */
        "database_unavailable.record_locked.statement_timeout.sign_in_busy": {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 2
                 */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Malformed request (`malformed_request`), or Incorrect e-mail or password (`incorrect_credentials`), or Second factor needed (`second_factor_needed`), or Wrong code (`wrong_second_factor`) */
        "malformed_request.incorrect_credentials.second_factor_needed.wrong_second_factor": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Malformed request (`malformed_request`), or Refresh token missing (`refresh_token_missing`) */
        "malformed_request.refresh_token_missing": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Invalid refresh token (`invalid_refresh_token`) */
        invalid_refresh_token: {
            headers: {
                /**
                 * @description How to authenticate (RFC 6750).
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Session not found (`session_not_found`) */
        session_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Malformed request (`malformed_request`), or Wrong current password (`wrong_current_password`) */
        "malformed_request.wrong_current_password": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unknown link to a new password (`reset_token_unknown`) */
        reset_token_unknown: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Malformed request (`malformed_request`), or E-mail already registered (`email_already_registered`), or Wrong current password (`wrong_current_password`) */
        "malformed_request.email_already_registered.wrong_current_password": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unknown confirmation of an address (`email_token_unknown`) */
        email_token_unknown: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Second factor enabled already (`second_factor_enabled`) */
        second_factor_enabled: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Malformed request (`malformed_request`), or Wrong code (`wrong_second_factor`) */
        "malformed_request.wrong_second_factor": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No second factor to confirm (`second_factor_not_begun`) */
        second_factor_not_begun: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Malformed request (`malformed_request`), or Wrong current password (`wrong_current_password`), or Wrong code (`wrong_second_factor`) */
        "malformed_request.wrong_current_password.wrong_second_factor": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No second factor (`second_factor_not_enabled`) */
        second_factor_not_enabled: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Own second factor (`own_second_factor`), or Works for other gyms as well (`works_elsewhere`) */
        "own_second_factor.works_elsewhere": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Gym not found (`gym_not_found`) */
        gym_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Malformed request (`malformed_request`), or Incorrect e-mail or password (`incorrect_credentials`) */
        "malformed_request.incorrect_credentials": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unknown invitation (`invitation_unknown`) */
        invitation_unknown: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Already staff (`already_staff`) */
        already_staff: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Metrics token required (`metrics_token_required`) */
        metrics_token_required: {
            headers: {
                /**
                 * @description How to authenticate (RFC 6750).
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description The name of the request in our logs: its own `X-Request-Id`, or a new one.
         * @example 5b0c9f0e-7a35-4d3e-9a0c-6f0d5a3b7a11
         */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthReport"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["not_ready.shutting_down"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["not_ready.shutting_down"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
        };
    };
    listTags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    changeTags: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTagsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTagsResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listDuplicates: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    mergeCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer who stays. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeCustomerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["idempotency_request_in_flight"];
            410: components["responses"]["customer_merged"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Entries to skip; 0 unless given. */
                offset?: number;
                /** @description What to sort by, with `-` in front in reverse; `-created_at` unless given. Equal ones are in the order of their ids. `relevance`: who answers `search` best, in one page of up to `limit`: a whole name, e-mail, phone, card number or `external_id`, then the beginning of a word, then any part, then whole words with one typo; of equal ones the newest first. */
                sort?: "created_at" | "-created_at" | "name" | "-name" | "email" | "-email" | "membership_end" | "-membership_end" | "relevance";
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
                /** @description Only customers who are, or are not, active today. */
                active?: boolean;
                /** @description Part of the first, last or full name or of the e-mail; four or more digits of the phone, the last four too, in any notation; or the whole number of the card or the whole `external_id`. */
                search?: string;
                /** @description Part of the first name. */
                first_name?: string;
                /** @description Part of the last name. */
                last_name?: string;
                /** @description Part of the e-mail. */
                email?: string;
                /** @description A tag that they have. */
                tag?: string;
                /** @description The whole external id. */
                external_id?: string;
                /** @description The whole card number. */
                card_number?: string;
                /** @description The customer who is their guardian. */
                guardian_id?: number;
                /** @description Completed years, inclusive. */
                min_age?: number;
                /** @description Completed years, inclusive. */
                max_age?: number;
            };
            header?: {
                /** @description `count=exact` or `count=estimated`: say in `X-Total-Count` how many items all pages have. Long lists take long to count; of those an estimate says about how many. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    /**
                     * @description How many items all pages have, when the request prefers to know.
                     * @example 1234
                     */
                    "X-Total-Count"?: number;
                    /** @description The preference that was followed (RFC 7240). */
                    "Preference-Applied"?: "count=exact" | "count=estimated";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request.age_range_reversed"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomerDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["card_number_taken.external_id_taken.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            410: components["responses"]["customer_merged"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    deleteCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["customer_has_dependants"];
            410: components["responses"]["customer_merged"];
            412: components["responses"]["precondition_failed"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCustomerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["card_number_taken.external_id_taken.membership_managed"];
            410: components["responses"]["customer_merged"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getCustomerHistory: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            410: components["responses"]["customer_merged"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    exportCustomers: {
        parameters: {
            query?: {
                /** @description What to sort by, with `-` in front in reverse; `-created_at` unless given. Equal ones are in the order of their ids. */
                sort?: "created_at" | "-created_at" | "name" | "-name" | "email" | "-email" | "membership_end" | "-membership_end";
                /** @description Only customers who are, or are not, active today. */
                active?: boolean;
                /** @description Part of the first, last or full name or of the e-mail; four or more digits of the phone, the last four too, in any notation; or the whole number of the card or the whole `external_id`. */
                search?: string;
                /** @description Part of the first name. */
                first_name?: string;
                /** @description Part of the last name. */
                last_name?: string;
                /** @description Part of the e-mail. */
                email?: string;
                /** @description A tag that they have. */
                tag?: string;
                /** @description The whole external id. */
                external_id?: string;
                /** @description The whole card number. */
                card_number?: string;
                /** @description The customer who is their guardian. */
                guardian_id?: number;
                /** @description Completed years, inclusive. */
                min_age?: number;
                /** @description Completed years, inclusive. */
                max_age?: number;
                /** @description Whether the file begins with a byte order mark, by which Excel knows UTF-8; false unless given. */
                bom?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description That it is a file, and its name.
                     * @example attachment; filename="customer-17.json"
                     */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request.age_range_reversed"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    exportCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer, who may be deleted by now. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description That it is a file, and its name.
                     * @example attachment; filename="customer-17.json"
                     */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerExport"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer, who may be deleted by now. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["customer_has_dependants.idempotency_request_in_flight"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listCheckIns: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description What to sort by, with `-` in front in reverse; `-occurred_at` unless given. Equal ones are in the order of their ids. */
                sort?: "occurred_at" | "-occurred_at";
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
                /** @description Of this customer. */
                customer_id?: number;
                /** @description Visits, or those who were not let in. */
                decision?: "allowed" | "denied";
                /** @description On this day of the gym's calendar, or later. */
                from?: string;
                /** @description On this day of the gym's calendar, or before. */
                to?: string;
                /** @description Only of who is in now, or only others. */
                open?: boolean;
                /** @description Only visits that were voided, or only others. */
                voided?: boolean;
            };
            header?: {
                /** @description `count=exact` or `count=estimated`: say in `X-Total-Count` how many items all pages have. Long lists take long to count; of those an estimate says about how many. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    /**
                     * @description How many items all pages have, when the request prefers to know.
                     * @example 1234
                     */
                    "X-Total-Count"?: number;
                    /** @description The preference that was followed (RFC 7240). */
                    "Preference-Applied"?: "count=exact" | "count=estimated";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    checkIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCheckInDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["nonce_reused.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getCheckIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The check-in. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            404: components["responses"]["check_in_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    checkOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The check-in. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["check_in_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["check_in_denied.visit_over.visit_voided.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    voidVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The check-in. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidVisitDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["check_in_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["check_in_denied.visit_voided.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getOccupancy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccupancyResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getGym: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GymResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    deleteGym: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            412: components["responses"]["precondition_failed"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    updateGym: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateGymDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GymResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getGymSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GymSettingsResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    updateGymSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateGymSettingsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GymSettingsResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    exportGym: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description That it is a file, and its name.
                     * @example attachment; filename="customer-17.json"
                     */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getSecondFactorPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorPolicy"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    requireSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorPolicy"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorPolicy"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getCustomerPhoto: {
        parameters: {
            query?: {
                /** @description `large`, which it is unless given, fits into 512 × 512 pixels; `small` into 128 × 128. */
                size?: "small" | "large";
                /** @description Which image it is, as the URL in a response has it: for caches. */
                v?: number;
            };
            header?: never;
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            404: components["responses"]["customer_not_found.photo_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            410: components["responses"]["customer_merged"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.photos_unavailable"];
        };
    };
    putCustomerPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            410: components["responses"]["customer_merged"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.photo_too_many_pixels.photo_unreadable"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.photos_busy.photos_unavailable"];
        };
    };
    deleteCustomerPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["customer_not_found.photo_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            410: components["responses"]["customer_merged"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getLogo: {
        parameters: {
            query?: {
                /** @description `large`, which it is unless given, fits into 512 × 512 pixels; `small` into 128 × 128. */
                size?: "small" | "large";
                /** @description Which image it is, as the URL in a response has it: for caches. */
                v?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            404: components["responses"]["logo_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.photos_unavailable"];
        };
    };
    putLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogoResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.photo_too_many_pixels.photo_unreadable"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.photos_busy.photos_unavailable"];
        };
    };
    deleteLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["logo_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listPlans: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
                /** @description Only plans that are, or are not, archived. */
                archived?: boolean;
            };
            header?: {
                /** @description `count=exact` or `count=estimated`: say in `X-Total-Count` how many items all pages have. Long lists take long to count; of those an estimate says about how many. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    /**
                     * @description How many items all pages have, when the request prefers to know.
                     * @example 1234
                     */
                    "X-Total-Count"?: number;
                    /** @description The preference that was followed (RFC 7240). */
                    "Preference-Applied"?: "count=exact" | "count=estimated";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    createPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePlanDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The plan. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            404: components["responses"]["plan_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    deletePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path: {
                /** @description The plan. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["plan_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["plan_in_use"];
            412: components["responses"]["precondition_failed"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    updatePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path: {
                /** @description The plan. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePlanDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["plan_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    freezeAllMemberships: {
        parameters: {
            query?: {
                /** @description Answers what would come of it, and does nothing. */
                preview?: boolean;
            };
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeMembershipDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassFreezeResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getMassFreeze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The mass freeze. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassFreezeResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["mass_freeze_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    renewMemberships: {
        parameters: {
            query?: {
                /** @description Answers what would come of it, and does nothing. */
                preview?: boolean;
            };
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewMembershipsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenewalResponse"][];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listMemberships: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
                /** @description Status on today's date of the gym's calendar. */
                status?: "pending" | "active" | "frozen" | "ending" | "ended" | "cancelled";
                /** @description Sold as this plan. */
                plan_id?: number;
                /** @description Of this customer. */
                customer_id?: number;
                /** @description With a last day before this one. */
                ends_before?: string;
                /** @description With a last day after this one, or without end. */
                ends_after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getMembership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The membership. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            404: components["responses"]["membership_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listMembershipsOfCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            410: components["responses"]["customer_merged"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    sellMembership: {
        parameters: {
            query?: {
                /** @description Answers what would come of it, and does nothing. */
                preview?: boolean;
            };
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellMembershipDto"];
            };
        };
        responses: {
            /** @description What has become of it; with `preview`, what would. */
            201: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedMembershipResponse"] | components["schemas"]["PreviewResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["plan_archived.idempotency_request_in_flight"];
            410: components["responses"]["customer_merged"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    renewMembership: {
        parameters: {
            query?: {
                /** @description Answers what would come of it, and does nothing. */
                preview?: boolean;
            };
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The membership. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has become of it; with `preview`, what would. */
            201: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedMembershipResponse"] | components["schemas"]["PreviewResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["membership_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["membership_renewed.membership_without_end.plan_archived.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    changePlanOfMembership: {
        parameters: {
            query?: {
                /** @description Answers what would come of it, and does nothing. */
                preview?: boolean;
            };
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The membership. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePlanDto"];
            };
        };
        responses: {
            /** @description What has become of it; with `preview`, what would. */
            201: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedMembershipResponse"] | components["schemas"]["PreviewResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["membership_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["membership_cancelled.membership_over.membership_renewed.plan_archived.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    freezeMembership: {
        parameters: {
            query?: {
                /** @description Answers what would come of it, and does nothing. */
                preview?: boolean;
            };
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The membership. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeMembershipDto"];
            };
        };
        responses: {
            /** @description What has become of it; with `preview`, what would. */
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedMembershipResponse"] | components["schemas"]["PreviewResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["membership_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["freeze_limit_reached.membership_over.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    unfreezeMembership: {
        parameters: {
            query?: {
                /** @description Answers what would come of it, and does nothing. */
                preview?: boolean;
            };
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The membership. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnfreezeMembershipDto"];
            };
        };
        responses: {
            /** @description What has become of it; with `preview`, what would. */
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedMembershipResponse"] | components["schemas"]["PreviewResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["membership_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["membership_not_frozen.membership_over.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    cancelMembership: {
        parameters: {
            query?: {
                /** @description Answers what would come of it, and does nothing. */
                preview?: boolean;
            };
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The membership. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelMembershipDto"];
            };
        };
        responses: {
            /** @description What has become of it; with `preview`, what would. */
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedMembershipResponse"] | components["schemas"]["PreviewResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.manager_needed.role_not_allowed"];
            404: components["responses"]["membership_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["membership_cancelled.membership_over.membership_renewed.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    reinstateMembership: {
        parameters: {
            query?: {
                /** @description Answers what would come of it, and does nothing. */
                preview?: boolean;
            };
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The membership. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has become of it; with `preview`, what would. */
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedMembershipResponse"] | components["schemas"]["PreviewResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["membership_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["membership_not_cancelled.membership_over.membership_renewed.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listCustomerNotes: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerNoteResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            410: components["responses"]["customer_merged"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    createCustomerNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerNoteDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerNoteResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            404: components["responses"]["customer_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["idempotency_request_in_flight"];
            410: components["responses"]["customer_merged"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    deleteCustomerNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path: {
                /** @description The note. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.not_the_author"];
            404: components["responses"]["customer_note_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            412: components["responses"]["precondition_failed"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    updateCustomerNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path: {
                /** @description The note. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerNoteDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerNoteResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.not_the_author"];
            404: components["responses"]["customer_note_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listExpiring: {
        parameters: {
            query?: {
                /** @description Up to so many days from today on; 14 unless given. */
                days?: number;
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description What to sort by, with `-` in front in reverse; `date` unless given. Equal ones are in the order of their ids. */
                sort?: "date" | "-date";
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpiringResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listLapsed: {
        parameters: {
            query?: {
                /** @description Up to so many days ago; 30 unless given. */
                days?: number;
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description What to sort by, with `-` in front in reverse; `-date` unless given. Equal ones are in the order of their ids. */
                sort?: "date" | "-date";
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LapsedResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listBirthdays: {
        parameters: {
            query?: {
                /** @description Up to so many days from today on; 7 unless given. */
                days?: number;
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description What to sort by, with `-` in front in reverse; `date` unless given. Equal ones are in the order of their ids. */
                sort?: "date" | "-date";
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BirthdayResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listIncomplete: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncompleteResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listAbsent: {
        parameters: {
            query?: {
                /** @description For so many days, or more, they have not come; 21 unless given. */
                days?: number;
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsentResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listReminderTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderTemplateResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getReminderTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which reminders. */
                kind: "14_days_before" | "7_days_before" | "1_day_before" | "1_day_after";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderTemplateResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["reminder_kind_unknown"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    replaceReminderTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path: {
                /** @description Which reminders. */
                kind: "14_days_before" | "7_days_before" | "1_day_before" | "1_day_after";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderTemplateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderTemplateResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["reminder_kind_unknown"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    deleteReminderTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which reminders. */
                kind: "14_days_before" | "7_days_before" | "1_day_before" | "1_day_after";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The standard text holds. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["reminder_kind_unknown"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    previewReminder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which reminders. */
                kind: "14_days_before" | "7_days_before" | "1_day_before" | "1_day_after";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderDraftDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderPreviewResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["reminder_kind_unknown"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    sendTestReminder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which reminders. */
                kind: "14_days_before" | "7_days_before" | "1_day_before" | "1_day_after";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderDraftDto"];
            };
        };
        responses: {
            /** @description The worker will send it. */
            204: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["reminder_kind_unknown"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy.too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMemberResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    inviteStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteStaffDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInvitationResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["already_staff.too_many_invitations.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy.too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    leaveGym: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["last_owner"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getStaffMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The staff member's account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMemberResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["staff_member_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    removeStaffMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path: {
                /** @description The staff member's account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["staff_member_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["last_owner"];
            412: components["responses"]["precondition_failed"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    updateStaffMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path: {
                /** @description The staff member's account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateStaffDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMemberResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["staff_member_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["last_owner"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInvitationResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The invitation. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["invitation_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getOpeningHours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningHoursResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    replaceOpeningHours: {
        parameters: {
            query?: never;
            header?: {
                /** @description Change it only if it still has this `ETag`, or one of these. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningHoursResponse"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /**
                     * @description The version of what is answered, for `If-Match` and `If-None-Match`.
                     * @example "mMwYv0T2rYp1cYb2oY5q3w"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningHoursResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listClosures: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description What to sort by, with `-` in front in reverse; `start_date` unless given. Equal ones are in the order of their ids. */
                sort?: "start_date" | "-start_date";
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
                /** @description Only closures that have a day on or after this one. */
                from?: string;
                /** @description Only closures that have a day on or before this one. */
                until?: string;
            };
            header?: {
                /** @description `count=exact` or `count=estimated`: say in `X-Total-Count` how many items all pages have. Long lists take long to count; of those an estimate says about how many. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    /**
                     * @description How many items all pages have, when the request prefers to know.
                     * @example 1234
                     */
                    "X-Total-Count"?: number;
                    /** @description The preference that was followed (RFC 7240). */
                    "Preference-Applied"?: "count=exact" | "count=estimated";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosureResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    createClosure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateClosureDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosureResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    deleteClosure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The closure. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["closure_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getTodayReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TodayReportResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getAttendanceReport: {
        parameters: {
            query?: {
                /** @description The first day, on the gym's calendar; four weeks of days that end with `to` unless given. */
                from?: string;
                /** @description The last day, inclusive; today unless given. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceReportResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getMembersReport: {
        parameters: {
            query?: {
                /** @description The first day, on the gym's calendar; the first of this month unless given. */
                from?: string;
                /** @description The last day, inclusive; today unless given. */
                to?: string;
                /** @description How long the periods are into which the days are divided; `month` unless given. The first and the last may be shorter. Weeks begin on the day that the gym has chosen. */
                by?: "day" | "week" | "month" | "year";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersReportResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    exportTodayReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description That it is a file, and its name.
                     * @example attachment; filename="customer-17.json"
                     */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    exportAttendanceReport: {
        parameters: {
            query?: {
                /** @description The first day, on the gym's calendar; four weeks of days that end with `to` unless given. */
                from?: string;
                /** @description The last day, inclusive; today unless given. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description That it is a file, and its name.
                     * @example attachment; filename="customer-17.json"
                     */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    exportMembersReport: {
        parameters: {
            query?: {
                /** @description The first day, on the gym's calendar; the first of this month unless given. */
                from?: string;
                /** @description The last day, inclusive; today unless given. */
                to?: string;
                /** @description How long the periods are into which the days are divided; `month` unless given. The first and the last may be shorter. Weeks begin on the day that the gym has chosen. */
                by?: "day" | "week" | "month" | "year";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description That it is a file, and its name.
                     * @example attachment; filename="customer-17.json"
                     */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    uploadImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description CSV of 16 MB, 100,000 rows and 100 columns at most; the first line names the columns.
                     */
                    file: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetailsResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.import_unreadable"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetailsResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["import_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    updateImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateImportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["import_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["import_committed.import_running"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    dryRunImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The import. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["import_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["import_committed.import_incomplete.import_running.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    commitImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The import. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["import_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["import_committed.import_incomplete.import_running.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    undoImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The import. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["import_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["import_not_committed.import_running.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getImportErrors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description That it is a file, and its name.
                     * @example attachment; filename="customer-17.json"
                     */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["import_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listImportRows: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
                /** @description What became of them. */
                outcome?: "created" | "updated" | "skipped" | "rejected" | "in_review" | "reverted" | "kept";
            };
            header?: never;
            path: {
                /** @description The import. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /**
                     * @description Where the next page is (RFC 8288), relative to this one; none on the last page.
                     * @example <?limit=50&cursor=WyItaWQiLDE3XQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description `cursor` of the next page; none on the last page.
                     * @example WyItaWQiLDE3XQ
                     */
                    "X-Next-Cursor"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["import_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    settleImportRow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The import. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleRowDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["import_not_found.import_row_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["card_number_taken.external_id_taken.import_not_committed.import_row_settled.import_running.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    correctImportRow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The import. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectRowDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["import_not_found.import_row_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["card_number_taken.external_id_taken.import_row_settled.import_running.idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description Entries on a page; 50 unless given. */
                limit?: number;
                /** @description Where the page before ended: `X-Next-Cursor` or `next_cursor` of its answer; the first page without. Good for the same sort alone. */
                cursor?: string;
                /** @description What this account did. */
                actor_id?: number;
                /** @description What was done to this kind of thing. */
                resource?: string;
                /** @description What was done to the thing with this id; of use together with `resource`. */
                resource_id?: number;
                /** @description This action alone. */
                action?: string;
                /** @description Not before this moment. */
                from?: string;
                /** @description Before this moment. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    followEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy.too_many_attempts.too_many_event_streams"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.events_unavailable"];
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the answer of the first success and does nothing more. A random UUID, new for each thing to be made. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description `true` when an earlier request with the same `Idempotency-Key` did the work. */
                    "Idempotency-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GymResponse"];
                };
            };
            400: components["responses"]["malformed_request.email_already_registered"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["idempotency_request_in_flight"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input.idempotency_key_reused"];
            429: components["responses"]["too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.sign_in_busy"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["SignInDto"];
                "application/json": components["schemas"]["SignInDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            400: components["responses"]["malformed_request.incorrect_credentials.second_factor_needed.wrong_second_factor"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.sign_in_busy"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            400: components["responses"]["malformed_request.refresh_token_missing"];
            401: components["responses"]["invalid_refresh_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    signOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            404: components["responses"]["session_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request.wrong_current_password"];
            401: components["responses"]["not_authenticated.invalid_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy.too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.sign_in_busy"];
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            404: components["responses"]["reset_token_unknown"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.sign_in_busy"];
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEmailDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request.email_already_registered.wrong_current_password"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy.too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.sign_in_busy"];
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkTokenDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request.email_already_registered"];
            404: components["responses"]["email_token_unknown"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    resendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy.too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    getSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorResponse"];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPasswordDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentResponse"];
                };
            };
            400: components["responses"]["malformed_request.wrong_current_password"];
            401: components["responses"]["not_authenticated.invalid_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["second_factor_enabled"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy.too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.sign_in_busy"];
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCodeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesResponse"];
                };
            };
            400: components["responses"]["malformed_request.wrong_second_factor"];
            401: components["responses"]["not_authenticated.invalid_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["second_factor_not_begun"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy.too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BothFactorsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesResponse"];
                };
            };
            400: components["responses"]["malformed_request.wrong_current_password.wrong_second_factor"];
            401: components["responses"]["not_authenticated.invalid_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["second_factor_not_enabled"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy.too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.sign_in_busy"];
        };
    };
    disableSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BothFactorsDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request.wrong_current_password.wrong_second_factor"];
            401: components["responses"]["not_authenticated.invalid_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["second_factor_not_enabled"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy.too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.sign_in_busy"];
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The staff member's account. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            403: components["responses"]["second_factor_setup_required.role_not_allowed"];
            404: components["responses"]["staff_member_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["own_second_factor.works_elsewhere"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    listMyGyms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkplaceResponse"][];
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    switchGym: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchGymDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["not_authenticated.invalid_token"];
            404: components["responses"]["gym_not_found"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["gym_busy"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request.incorrect_credentials"];
            404: components["responses"]["invitation_unknown"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["already_staff"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            417: components["responses"]["expectation_failed"];
            422: components["responses"]["invalid_input"];
            429: components["responses"]["too_many_attempts"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["database_unavailable.record_locked.statement_timeout.sign_in_busy"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Not modified, when asked with `If-None-Match` */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed_request"];
            401: components["responses"]["metrics_token_required"];
            405: components["responses"]["method_not_allowed"];
            408: components["responses"]["request_timeout"];
            417: components["responses"]["expectation_failed"];
            431: components["responses"]["headers_too_large"];
            500: components["responses"]["internal_error"];
        };
    };
}
