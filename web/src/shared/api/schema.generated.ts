// Made from docs/openapi.json by bin/gen.ts.
export interface paths {
    "/api/discover/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The kitchen of a code */
        post: operations["discoverKitchen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/setup/discover/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kitchen of a code */
        get: operations["discoverKitchenBySlug"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/saas/tenants/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All kitchens of this installation, newest first
         * @description Permission: `platform.manage`.
         */
        get: operations["listTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Keys, newest first, without their secrets
         * @description Permission: `api_keys.manage`.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make a key; its text is told once
         * @description Permission: `api_keys.manage`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/": {
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
         * End a key
         * @description Permission: `api_keys.manage`.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitation/accept/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the first password */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End this sign-in
         * @description Permission: `account.self`.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token/refresh/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange a refresh token for the next pair */
        post: operations["refreshTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token/verify/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether an access token is good */
        post: operations["verifyToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/user/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The account that is signed in
         * @description Permission: `account.self`.
         */
        get: operations["ownAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Categories of dishes
         * @description Permission: `menu.read`.
         */
        get: operations["listCategories"];
        put?: never;
        /**
         * Add a category
         * @description Permission: `menu.write`.
         */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One category
         * @description Permission: `menu.read`.
         */
        get: operations["showCategory"];
        /**
         * Change a category
         * @description Permission: `menu.write`.
         */
        put: operations["replaceCategory"];
        post?: never;
        /**
         * Take a category out of every list
         * @description Permission: `menu.write`.
         */
        delete: operations["archiveCategory"];
        options?: never;
        head?: never;
        /**
         * Change some of a category
         * @description Permission: `menu.write`.
         */
        patch: operations["changeCategory"];
        trace?: never;
    };
    "/api/v1/customer-addresses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses, newest first
         * @description Permission: `customers.manage`.
         */
        get: operations["listAddresses"];
        put?: never;
        /**
         * A new address, active at once
         * @description Permission: `customers.manage`.
         */
        post: operations["createAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-addresses/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One address
         * @description Permission: `customers.manage`.
         */
        get: operations["readAddress"];
        /**
         * Change an address
         * @description Permission: `customers.manage`.
         */
        put: operations["replaceAddress"];
        post?: never;
        /**
         * Take an address off the lists
         * @description Permission: `customers.manage`.
         */
        delete: operations["removeAddress"];
        options?: never;
        head?: never;
        /**
         * Change an address
         * @description Permission: `customers.manage`.
         */
        patch: operations["changeAddress"];
        trace?: never;
    };
    "/api/v1/customer-addresses/{id}/approve/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a pending address; the customer is told
         * @description Permission: `customers.manage`.
         */
        post: operations["approveAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-addresses/{id}/reject/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a pending address; the customer is told why
         * @description Permission: `customers.manage`.
         */
        post: operations["rejectAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/addresses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own addresses
         * @description Permission: `customer.self`.
         */
        get: operations["listOwnAddresses"];
        put?: never;
        /**
         * A new address, which the office approves
         * @description Permission: `customer.self`.
         */
        post: operations["addOwnAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/addresses/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One own address
         * @description Permission: `customer.self`.
         */
        get: operations["readOwnAddress"];
        /**
         * Change an address; a moved one is approved anew
         * @description Permission: `customer.self`.
         */
        put: operations["replaceOwnAddress"];
        post?: never;
        /**
         * Take an own address off the list
         * @description Permission: `customer.self`.
         */
        delete: operations["removeOwnAddress"];
        options?: never;
        head?: never;
        /**
         * Change an address; a moved one is approved anew
         * @description Permission: `customer.self`.
         */
        patch: operations["changeOwnAddress"];
        trace?: never;
    };
    "/api/v1/customer/auth/login/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by phone */
        post: operations["signInCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/auth/register/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a customer */
        post: operations["registerCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/daily-menus/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The published menus of a day, and whether they can still be ordered from
         * @description Answers an ETag; ask with If-None-Match and get 304 while nothing has changed.
         */
        get: operations["dayMenus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/invoices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own invoices, newest first
         * @description Permission: `customer.self`.
         */
        get: operations["listOwnInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/invoices/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One own invoice
         * @description Permission: `customer.self`.
         */
        get: operations["readOwnInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/menu/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dishes on offer */
        get: operations["publicMenu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/menu/categories/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Categories of dishes */
        get: operations["publicCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/notifications/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the kitchen told, newest first
         * @description Permission: `customer.self`.
         */
        get: operations["listOwnNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/notifications/mark_all_read/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark all as read
         * @description Permission: `customer.self`.
         */
        post: operations["markAllNotificationsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/notifications/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them
         * @description Permission: `customer.self`.
         */
        get: operations["readOwnNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/notifications/{id}/mark_read/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark one as read
         * @description Permission: `customer.self`.
         */
        post: operations["markNotificationRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/orders/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own orders, newest delivery first
         * @description Permission: `customer.self`.
         */
        get: operations["ownOrders"];
        put?: never;
        /**
         * Order from a day's published menu (Idempotency-Key; required with wallet)
         * @description Permission: `customer.self`.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/orders/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One own order
         * @description Permission: `customer.self`.
         */
        get: operations["ownOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/orders/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an own order back before its cut-off
         * @description Permission: `customer.self`.
         */
        post: operations["cancelOwnOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/orders/{id}/track/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where an own order is
         * @description Permission: `customer.self`.
         */
        get: operations["trackOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/profile/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The customer who is signed in
         * @description Permission: `customer.self`.
         */
        get: operations["ownProfile"];
        /**
         * Change the own profile
         * @description Permission: `customer.self`.
         */
        put: operations["replaceProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the own profile
         * @description Permission: `customer.self`.
         */
        patch: operations["changeProfile"];
        trace?: never;
    };
    "/api/v1/customer/wallet/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Balance and movements, newest first
         * @description Permission: `customer.self`.
         */
        get: operations["ownWallet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/wallet/topup/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to pay in; the balance changes once the payment is confirmed
         * @description Permission: `customer.self`.
         */
        post: operations["requestTopUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/wallet/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One movement of the own wallet
         * @description Permission: `customer.self`.
         */
        get: operations["ownWalletMovement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers, newest first
         * @description Permission: `customers.manage`.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * A new customer, with an address if one is given
         * @description Permission: `customers.manage`.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One customer
         * @description Permission: `customers.manage`.
         */
        get: operations["readCustomer"];
        /**
         * Change a customer
         * @description Permission: `customers.manage`.
         */
        put: operations["replaceCustomer"];
        post?: never;
        /**
         * Take a customer off the lists
         * @description Permission: `customers.manage`.
         */
        delete: operations["removeCustomer"];
        options?: never;
        head?: never;
        /**
         * Change a customer
         * @description Permission: `customers.manage`.
         */
        patch: operations["changeCustomer"];
        trace?: never;
    };
    "/api/v1/customers/{id}/wallet/credit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put money into a customer's wallet, with a reason (Idempotency-Key required)
         * @description Permission: `wallet.credit`.
         */
        post: operations["creditWallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/daily-menus/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Daily menus with their items
         * @description Permission: `menu.read`.
         */
        get: operations["listDailyMenus"];
        put?: never;
        /**
         * A draft for a date, slot and diet
         * @description Permission: `menu.write`.
         */
        post: operations["createDailyMenu"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/daily-menus/today/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Today's published menus
         * @description Permission: `menu.read`.
         */
        get: operations["todaysMenus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/daily-menus/week/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A week of menus in every status, with their items
         * @description Permission: `menu.read`.
         */
        get: operations["weekOfMenus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/daily-menus/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One daily menu
         * @description Permission: `menu.read`.
         */
        get: operations["showDailyMenu"];
        /**
         * Change a daily menu
         * @description Permission: `menu.write`.
         */
        put: operations["replaceDailyMenu"];
        post?: never;
        /**
         * Take a daily menu out of every list
         * @description Permission: `menu.write`.
         */
        delete: operations["removeDailyMenu"];
        options?: never;
        head?: never;
        /**
         * Change some of a daily menu; a list of items replaces all items
         * @description Permission: `menu.write`.
         */
        patch: operations["changeDailyMenu"];
        trace?: never;
    };
    "/api/v1/daily-menus/{id}/close/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a menu off sale for good
         * @description Permission: `menu.write`.
         */
        post: operations["closeDailyMenu"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/daily-menus/{id}/copy/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A draft with the same dishes for another meal
         * @description Permission: `menu.write`.
         */
        post: operations["copyDailyMenu"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/daily-menus/{id}/publish/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer a menu to customers
         * @description Permission: `menu.write`.
         */
        post: operations["publishDailyMenu"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delivery/deliveries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries, newest first; a driver's own ones for a driver
         * @description Permission: `delivery.read`.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delivery/deliveries/stats/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many deliveries there are and how they stand
         * @description Permission: `delivery.read`.
         */
        get: operations["deliveryStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delivery/deliveries/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One delivery
         * @description Permission: `delivery.read`.
         */
        get: operations["readDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delivery/deliveries/{id}/assign_driver/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a delivery to a driver
         * @description Permission: `delivery.manage`.
         */
        post: operations["assignDriver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delivery/deliveries/{id}/update_status/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a delivery along; delivered closes its order
         * @description Permission: `delivery.carry`.
         */
        post: operations["updateDeliveryStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/driver/deliveries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own deliveries, newest day first
         * @description Permission: `driver.jobs`.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/driver/deliveries/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One own delivery
         * @description Permission: `driver.jobs`.
         */
        get: operations["readJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/driver/deliveries/{id}/add_note/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a line to the delivery's notes
         * @description Permission: `driver.jobs`.
         */
        post: operations["addJobNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/driver/deliveries/{id}/update_status/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Picked up, or delivered
         * @description Permission: `driver.jobs`.
         */
        post: operations["moveJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/driver/drivers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Drivers by name
         * @description Permission: `delivery.manage`.
         */
        get: operations["listDrivers"];
        put?: never;
        /**
         * A new driver with an account; without a password, with an invitation
         * @description Permission: `delivery.manage`.
         */
        post: operations["createDriver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/driver/drivers/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One driver
         * @description Permission: `delivery.manage`.
         */
        get: operations["readDriver"];
        /**
         * Change a driver
         * @description Permission: `delivery.manage`.
         */
        put: operations["replaceDriver"];
        post?: never;
        /**
         * Take a driver off the lists
         * @description Permission: `delivery.manage`.
         */
        delete: operations["removeDriver"];
        options?: never;
        head?: never;
        /**
         * Change a driver
         * @description Permission: `delivery.manage`.
         */
        patch: operations["changeDriver"];
        trace?: never;
    };
    "/api/v1/driver/drivers/{id}/assign_zones/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace a driver's zones
         * @description Permission: `delivery.manage`.
         */
        post: operations["assignZones"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/driver/drivers/{id}/toggle_active/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch a driver off or on
         * @description Permission: `delivery.manage`.
         */
        post: operations["toggleDriver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/driver/zones/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Delivery zones by name
         * @description Permission: `delivery.manage`.
         */
        get: operations["listZones"];
        put?: never;
        /**
         * A new zone
         * @description Permission: `delivery.manage`.
         */
        post: operations["createZone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/driver/zones/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One zone
         * @description Permission: `delivery.manage`.
         */
        get: operations["readZone"];
        /**
         * Change a zone
         * @description Permission: `delivery.manage`.
         */
        put: operations["replaceZone"];
        post?: never;
        /**
         * Take a zone off the lists
         * @description Permission: `delivery.manage`.
         */
        delete: operations["removeZone"];
        options?: never;
        head?: never;
        /**
         * Change a zone
         * @description Permission: `delivery.manage`.
         */
        patch: operations["changeZone"];
        trace?: never;
    };
    "/api/v1/health/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the API answers */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invoices with their items, newest first
         * @description Permission: `invoices.manage`.
         */
        get: operations["listInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/summary/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is paid, what is owed, and what is late
         * @description Permission: `invoices.manage`.
         */
        get: operations["summarizeInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One invoice
         * @description Permission: `invoices.manage`.
         */
        get: operations["readInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/mark_paid/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The money for an invoice has come: book it, once
         * @description Permission: `invoices.manage`.
         */
        post: operations["markInvoicePaid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/orders/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A day's tickets, first ordered first; cancelled ones only when asked for
         * @description Permission: `kitchen.work`.
         */
        get: operations["listTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/orders/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One ticket, of any day
         * @description Permission: `kitchen.work`.
         */
        get: operations["readTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit the notes, hand the ticket over
         * @description Permission: `kitchen.work`.
         */
        patch: operations["changeTicket"];
        trace?: never;
    };
    "/api/v1/kitchen/orders/{id}/claim/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a ticket; somebody else's is 409
         * @description Permission: `kitchen.work`.
         */
        post: operations["claimTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/orders/{id}/mark_ready/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The food is ready; its delivery is made
         * @description Permission: `kitchen.work`.
         */
        post: operations["markReady"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/orders/{id}/start_preparation/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to cook
         * @description Permission: `kitchen.work`.
         */
        post: operations["startPreparation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/totals/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much of each dish a day needs
         * @description Permission: `kitchen.work`.
         */
        get: operations["dayTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meal-packages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Meal packages in their order
         * @description Permission: `menu.read`.
         */
        get: operations["listPackages"];
        put?: never;
        /**
         * Add a package
         * @description Permission: `menu.write`.
         */
        post: operations["createPackage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meal-packages/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One package
         * @description Permission: `menu.read`.
         */
        get: operations["showPackage"];
        /**
         * Change a package
         * @description Permission: `menu.write`.
         */
        put: operations["replacePackage"];
        post?: never;
        /**
         * Take a package out of every list
         * @description Permission: `menu.write`.
         */
        delete: operations["removePackage"];
        options?: never;
        head?: never;
        /**
         * Change some of a package; a list of menus replaces all menus
         * @description Permission: `menu.write`.
         */
        patch: operations["changePackage"];
        trace?: never;
    };
    "/api/v1/meal-slots/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Meal slots with their cut-offs
         * @description Permission: `menu.read`.
         */
        get: operations["listMealSlots"];
        put?: never;
        /**
         * Add a meal slot
         * @description Permission: `menu.write`.
         */
        post: operations["createMealSlot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meal-slots/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One meal slot
         * @description Permission: `menu.read`.
         */
        get: operations["showMealSlot"];
        /**
         * Change a meal slot
         * @description Permission: `menu.write`.
         */
        put: operations["replaceMealSlot"];
        post?: never;
        /**
         * Take a meal slot out of every list
         * @description Permission: `menu.write`.
         */
        delete: operations["archiveMealSlot"];
        options?: never;
        head?: never;
        /**
         * Change some of a meal slot
         * @description Permission: `menu.write`.
         */
        patch: operations["changeMealSlot"];
        trace?: never;
    };
    "/api/v1/menu-items/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Dishes, newest first
         * @description Permission: `menu.read`.
         */
        get: operations["listMenuItems"];
        put?: never;
        /**
         * Add a dish; as a multipart form with its picture
         * @description Permission: `menu.write`.
         */
        post: operations["createMenuItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu-items/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One dish
         * @description Permission: `menu.read`.
         */
        get: operations["showMenuItem"];
        /**
         * Change a dish
         * @description Permission: `menu.write`.
         */
        put: operations["replaceMenuItem"];
        post?: never;
        /**
         * Take a dish off the menu
         * @description Permission: `menu.write`.
         */
        delete: operations["archiveMenuItem"];
        options?: never;
        head?: never;
        /**
         * Change some of a dish
         * @description Permission: `menu.write`.
         */
        patch: operations["changeMenuItem"];
        trace?: never;
    };
    "/api/v1/menu-items/{id}/toggle_availability/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer a dish, or stop offering it
         * @description Permission: `menu.availability`.
         */
        post: operations["toggleAvailability"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menus/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Menus by name
         * @description Permission: `menu.read`.
         */
        get: operations["listMenus"];
        put?: never;
        /**
         * Add a menu
         * @description Permission: `menu.write`.
         */
        post: operations["createMenu"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menus/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One menu
         * @description Permission: `menu.read`.
         */
        get: operations["showMenu"];
        /**
         * Change a menu
         * @description Permission: `menu.write`.
         */
        put: operations["replaceMenu"];
        post?: never;
        /**
         * Take a menu out of every list
         * @description Permission: `menu.write`.
         */
        delete: operations["removeMenu"];
        options?: never;
        head?: never;
        /**
         * Change some of a menu; a list of dishes replaces all dishes
         * @description Permission: `menu.write`.
         */
        patch: operations["changeMenu"];
        trace?: never;
    };
    "/api/v1/orders/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All orders, newest delivery first
         * @description Permission: `orders.read`.
         */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order
         * @description Permission: `orders.read`.
         */
        get: operations["readOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/update_status/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an order along
         * @description Permission: `orders.move`.
         */
        post: operations["updateOrderStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The kitchen: name, currency and clock
         * @description Permission: `account.self`.
         */
        get: operations["readSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The live stream
         * @description A WebSocket. Send {"subscribe": [topics], "epoch", "seq"}; epoch and seq say where to go on, without them from now.
         *     Answers {"subscribed", "epoch", "seq"}, with "resync" (epoch_changed, too_old, unknown_position) when the log has no
         *     continuation from there and lists must be read anew, then events {"epoch", "seq", "topic", "type", "id", "at", "data"} in
         *     order and each once, or {"error"}. Close codes 1012 and 1013: come back with the last epoch and seq; 4401: signed out;
         *     4403: not allowed any more.
         */
        get: operations["openStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream/ticket/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A pass to the live stream
         * @description Permission: `stream.read`.
         */
        post: operations["openStreamTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The version of the API */
        get: operations["apiVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallet/top-ups/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What customers asked to pay in, newest first
         * @description Permission: `wallet.credit`.
         */
        get: operations["listTopUps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallet/top-ups/{id}/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The money has come: credit the wallet, once
         * @description Permission: `wallet.credit`.
         */
        post: operations["confirmTopUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["livez"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{tenant}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An uploaded picture */
        get: operations["picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readyz"];
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
        /** @description A reason with a code, a refused action, or sentences per field (nested for lists of objects). */
        Problem: {
            detail: string;
            code?: string;
        } | {
            error: string;
        } | {
            [key: string]: unknown[];
        };
    };
    responses: {
        /** @description Why the request was refused. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
        Kitchen: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    discoverKitchen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kitchen_code?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ends in a slash; clients append paths to it as it is. */
                        api_endpoint: string;
                        tenant_id: string;
                        name: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    discoverKitchenBySlug: {
        parameters: {
            query?: {
                slug?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ends in a slash; clients append paths to it as it is. */
                        api_endpoint: string;
                        tenant_id: string;
                        name: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listTenants: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            name: string;
                            subdomain: string;
                            is_active: boolean;
                            plan_name: string;
                            subscription_status: string;
                            /** Format: date */
                            created_on: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: string;
                            name: string;
                            account: number;
                            /** @description Whom the key acts as. */
                            username: string;
                            /** @enum {unknown} */
                            scope: "full" | "read";
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            expires_at: string;
                            revoked_at: string | null;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {unknown} */
                    scope?: "full" | "read";
                    days?: number;
                    account?: number;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        account: number;
                        /** @description Whom the key acts as. */
                        username: string;
                        /** @enum {unknown} */
                        scope: "full" | "read";
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        expires_at: string;
                        revoked_at: string | null;
                        /** @description For the X-Api-Key header. Told only now. */
                        key: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        username: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username?: string;
                    email?: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access: string;
                        refresh: string;
                        user: {
                            pk: number;
                            username: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            groups: string[];
                        };
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    refreshTokens: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refresh: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access: string;
                        /** @description UTC, with Z. */
                        access_expiration: string;
                        refresh: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    verifyToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    ownAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pk: number;
                        username: string;
                        email: string;
                        first_name: string;
                        last_name: string;
                        groups: string[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listCategories: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            name: string;
                            description: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    showCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    archiveCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listAddresses: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                customer?: number;
                status?: "pending" | "active" | "rejected";
                is_default?: boolean;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            street: string | null;
                            city: string | null;
                            building_name: string | null;
                            floor_number: string | null;
                            flat_number: string | null;
                            zone: number | null;
                            zone_name: string | null;
                            is_default: boolean;
                            /** @enum {unknown} */
                            status: "pending" | "active" | "rejected";
                            admin_notes: string | null;
                            reason: string;
                            customer: number;
                            customer_name: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: number;
                    street?: string | null;
                    city?: string | null;
                    building_name?: string | null;
                    floor_number?: string | null;
                    flat_number?: string | null;
                    zone?: number | null;
                    is_default?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        street: string | null;
                        city: string | null;
                        building_name: string | null;
                        floor_number: string | null;
                        flat_number: string | null;
                        zone: number | null;
                        zone_name: string | null;
                        is_default: boolean;
                        /** @enum {unknown} */
                        status: "pending" | "active" | "rejected";
                        admin_notes: string | null;
                        reason: string;
                        customer: number;
                        customer_name: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        street: string | null;
                        city: string | null;
                        building_name: string | null;
                        floor_number: string | null;
                        flat_number: string | null;
                        zone: number | null;
                        zone_name: string | null;
                        is_default: boolean;
                        /** @enum {unknown} */
                        status: "pending" | "active" | "rejected";
                        admin_notes: string | null;
                        reason: string;
                        customer: number;
                        customer_name: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: number;
                    street?: string | null;
                    city?: string | null;
                    building_name?: string | null;
                    floor_number?: string | null;
                    flat_number?: string | null;
                    zone?: number | null;
                    is_default?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        street: string | null;
                        city: string | null;
                        building_name: string | null;
                        floor_number: string | null;
                        flat_number: string | null;
                        zone: number | null;
                        zone_name: string | null;
                        is_default: boolean;
                        /** @enum {unknown} */
                        status: "pending" | "active" | "rejected";
                        admin_notes: string | null;
                        reason: string;
                        customer: number;
                        customer_name: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    removeAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer?: number;
                    street?: string | null;
                    city?: string | null;
                    building_name?: string | null;
                    floor_number?: string | null;
                    flat_number?: string | null;
                    zone?: number | null;
                    is_default?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        street: string | null;
                        city: string | null;
                        building_name: string | null;
                        floor_number: string | null;
                        flat_number: string | null;
                        zone: number | null;
                        zone_name: string | null;
                        is_default: boolean;
                        /** @enum {unknown} */
                        status: "pending" | "active" | "rejected";
                        admin_notes: string | null;
                        reason: string;
                        customer: number;
                        customer_name: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    approveAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        street: string | null;
                        city: string | null;
                        building_name: string | null;
                        floor_number: string | null;
                        flat_number: string | null;
                        zone: number | null;
                        zone_name: string | null;
                        is_default: boolean;
                        /** @enum {unknown} */
                        status: "pending" | "active" | "rejected";
                        admin_notes: string | null;
                        reason: string;
                        customer: number;
                        customer_name: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    rejectAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        street: string | null;
                        city: string | null;
                        building_name: string | null;
                        floor_number: string | null;
                        flat_number: string | null;
                        zone: number | null;
                        zone_name: string | null;
                        is_default: boolean;
                        /** @enum {unknown} */
                        status: "pending" | "active" | "rejected";
                        admin_notes: string | null;
                        reason: string;
                        customer: number;
                        customer_name: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listOwnAddresses: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            street: string | null;
                            city: string | null;
                            building_name: string | null;
                            floor_number: string | null;
                            flat_number: string | null;
                            zone: number | null;
                            zone_name: string | null;
                            is_default: boolean;
                            /** @enum {unknown} */
                            status: "pending" | "active" | "rejected";
                            admin_notes: string | null;
                            reason: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    addOwnAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    street?: string | null;
                    city?: string | null;
                    building_name?: string | null;
                    floor_number?: string | null;
                    flat_number?: string | null;
                    is_default?: boolean;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        street: string | null;
                        city: string | null;
                        building_name: string | null;
                        floor_number: string | null;
                        flat_number: string | null;
                        zone: number | null;
                        zone_name: string | null;
                        is_default: boolean;
                        /** @enum {unknown} */
                        status: "pending" | "active" | "rejected";
                        admin_notes: string | null;
                        reason: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readOwnAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        street: string | null;
                        city: string | null;
                        building_name: string | null;
                        floor_number: string | null;
                        flat_number: string | null;
                        zone: number | null;
                        zone_name: string | null;
                        is_default: boolean;
                        /** @enum {unknown} */
                        status: "pending" | "active" | "rejected";
                        admin_notes: string | null;
                        reason: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceOwnAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    street?: string | null;
                    city?: string | null;
                    building_name?: string | null;
                    floor_number?: string | null;
                    flat_number?: string | null;
                    is_default?: boolean;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        street: string | null;
                        city: string | null;
                        building_name: string | null;
                        floor_number: string | null;
                        flat_number: string | null;
                        zone: number | null;
                        zone_name: string | null;
                        is_default: boolean;
                        /** @enum {unknown} */
                        status: "pending" | "active" | "rejected";
                        admin_notes: string | null;
                        reason: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    removeOwnAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeOwnAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    street?: string | null;
                    city?: string | null;
                    building_name?: string | null;
                    floor_number?: string | null;
                    flat_number?: string | null;
                    is_default?: boolean;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        street: string | null;
                        city: string | null;
                        building_name: string | null;
                        floor_number: string | null;
                        flat_number: string | null;
                        zone: number | null;
                        zone_name: string | null;
                        is_default: boolean;
                        /** @enum {unknown} */
                        status: "pending" | "active" | "rejected";
                        admin_notes: string | null;
                        reason: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    signInCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            id: number;
                            username: string;
                            email: string;
                            name: string;
                            phone: string | null;
                        };
                        tokens: {
                            access: string;
                            refresh: string;
                        };
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    registerCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                    password: string;
                    email?: string;
                    first_name?: string;
                    last_name?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            id: number;
                            username: string;
                            email: string;
                            name: string;
                            phone: string | null;
                        };
                        tokens: {
                            access: string;
                            refresh: string;
                        };
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    dayMenus: {
        parameters: {
            query?: {
                date?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        date: string;
                        menus: {
                            id: number;
                            menu_date: string;
                            meal_slot: {
                                id: number;
                                name: string;
                                code: string;
                                cutoff_time: string | null;
                                sort_order: number;
                            };
                            diet_type: string;
                            diet_type_display: string;
                            cutoff_at: string | null;
                            is_open: boolean;
                            notes: string;
                            items: {
                                id: number;
                                master_item: number;
                                name: string;
                                description: string;
                                category_name: string;
                                diet_type: string;
                                calories: number;
                                allergens: string[];
                                image: string | null;
                                /** @description Decimal as text, for example "12.50". */
                                price: string;
                                portion_label: string;
                                portions_left: number | null;
                                /** @description Offered and not sold out. */
                                is_available: boolean;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listOwnInvoices: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            /** @description INV-YYYYMM-NNNN, without gaps within a month. */
                            invoice_number: string;
                            /** Format: date */
                            date: string;
                            /** Format: date */
                            due_date: string;
                            /** @description Decimal as text, for example "12.50". */
                            total: string;
                            /** @enum {unknown} */
                            status: "pending" | "paid" | "failed" | "refunded";
                            notes: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readOwnInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description INV-YYYYMM-NNNN, without gaps within a month. */
                        invoice_number: string;
                        /** Format: date */
                        date: string;
                        /** Format: date */
                        due_date: string;
                        /** @description Decimal as text, for example "12.50". */
                        total: string;
                        /** @enum {unknown} */
                        status: "pending" | "paid" | "failed" | "refunded";
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    publicMenu: {
        parameters: {
            query?: {
                category?: number;
                search?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Decimal as text, for example "12.50". */
                        price: string;
                        image: string | null;
                        calories: number;
                        allergens: string[];
                        category_name: string;
                        is_available: boolean;
                    }[];
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    publicCategories: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                    }[];
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listOwnNotifications: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            message: string;
                            /** @enum {unknown} */
                            priority: "low" | "medium" | "high" | "urgent";
                            read: boolean;
                            read_at: string | null;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    markAllNotificationsRead: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readOwnNotification: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        message: string;
                        /** @enum {unknown} */
                        priority: "low" | "medium" | "high" | "urgent";
                        read: boolean;
                        read_at: string | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    markNotificationRead: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    ownOrders: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            order_number: string;
                            /** Format: date */
                            order_date: string;
                            /** Format: date */
                            delivery_date: string;
                            meal_slot: number | null;
                            /** @enum {unknown} */
                            status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                            quantity: number;
                            /** @description Decimal as text, for example "12.50". */
                            total: string;
                            currency: string;
                            special_instructions: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                            items: {
                                daily_menu_item: number | null;
                                name: string;
                                portion_label: string;
                                quantity: number;
                                /** @description Decimal as text, for example "12.50". */
                                unit_price: string;
                                /** @description Decimal as text, for example "12.50". */
                                total: string;
                            }[];
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, once per intention: a repeated request with it has no further effect and is answered as the first one was. 1 to 255 visible characters. */
                "Idempotency-Key"?: string;
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    delivery_date: string;
                    meal_slot: number;
                    address: number;
                    /** @enum {unknown} */
                    payment_mode: "wallet" | "cash";
                    items: {
                        daily_menu_item: number;
                        quantity: number;
                    }[];
                    special_instructions?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_number: string;
                        /** @enum {unknown} */
                        status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                        /** @description Decimal as text, for example "12.50". */
                        total: string;
                        /** @description Decimal as text, for example "12.50". */
                        tax: string;
                        currency: string;
                        items: {
                            daily_menu_item: number | null;
                            name: string;
                            portion_label: string;
                            quantity: number;
                            /** @description Decimal as text, for example "12.50". */
                            unit_price: string;
                            /** @description Decimal as text, for example "12.50". */
                            total: string;
                        }[];
                        /** Format: date */
                        delivery_date: string;
                        meal_slot: number | null;
                        address: number | null;
                        payment_mode: string;
                        special_instructions: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    ownOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_number: string;
                        /** Format: date */
                        order_date: string;
                        /** Format: date */
                        delivery_date: string;
                        meal_slot: number | null;
                        /** @enum {unknown} */
                        status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                        quantity: number;
                        /** @description Decimal as text, for example "12.50". */
                        total: string;
                        currency: string;
                        special_instructions: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                        items: {
                            daily_menu_item: number | null;
                            name: string;
                            portion_label: string;
                            quantity: number;
                            /** @description Decimal as text, for example "12.50". */
                            unit_price: string;
                            /** @description Decimal as text, for example "12.50". */
                            total: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    cancelOwnOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, once per intention: a repeated request with it has no further effect and is answered as the first one was. 1 to 255 visible characters. */
                "Idempotency-Key"?: string;
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_number: string;
                        /** Format: date */
                        order_date: string;
                        /** Format: date */
                        delivery_date: string;
                        meal_slot: number | null;
                        /** @enum {unknown} */
                        status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                        quantity: number;
                        /** @description Decimal as text, for example "12.50". */
                        total: string;
                        currency: string;
                        special_instructions: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                        items: {
                            daily_menu_item: number | null;
                            name: string;
                            portion_label: string;
                            quantity: number;
                            /** @description Decimal as text, for example "12.50". */
                            unit_price: string;
                            /** @description Decimal as text, for example "12.50". */
                            total: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    trackOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        order_id: number;
                        order_status: string;
                        delivery_status: string | null;
                        pickup_time?: string | null;
                        delivery_time?: string | null;
                        driver_name?: string;
                        notes?: string;
                        message?: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    ownProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        username: string;
                        email: string;
                        first_name: string;
                        last_name: string;
                        name: string;
                        phone: string | null;
                        emirates_id: string;
                        /** @description Decimal as text, for example "12.50". */
                        wallet_balance: string;
                        loyalty_points: number;
                        /** @enum {unknown} */
                        loyalty_tier: "BRONZE" | "SILVER" | "GOLD";
                        /** @enum {unknown} */
                        preferred_communication: "whatsapp" | "sms" | "email" | "none";
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    first_name: string;
                    last_name: string;
                    name?: string;
                    phone?: string | null;
                    emirates_id?: string;
                    /** @enum {unknown} */
                    preferred_communication?: "whatsapp" | "sms" | "email" | "none";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        username: string;
                        email: string;
                        first_name: string;
                        last_name: string;
                        name: string;
                        phone: string | null;
                        emirates_id: string;
                        /** @description Decimal as text, for example "12.50". */
                        wallet_balance: string;
                        loyalty_points: number;
                        /** @enum {unknown} */
                        loyalty_tier: "BRONZE" | "SILVER" | "GOLD";
                        /** @enum {unknown} */
                        preferred_communication: "whatsapp" | "sms" | "email" | "none";
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    first_name?: string;
                    last_name?: string;
                    name?: string;
                    phone?: string | null;
                    emirates_id?: string;
                    /** @enum {unknown} */
                    preferred_communication?: "whatsapp" | "sms" | "email" | "none";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        username: string;
                        email: string;
                        first_name: string;
                        last_name: string;
                        name: string;
                        phone: string | null;
                        emirates_id: string;
                        /** @description Decimal as text, for example "12.50". */
                        wallet_balance: string;
                        loyalty_points: number;
                        /** @enum {unknown} */
                        loyalty_tier: "BRONZE" | "SILVER" | "GOLD";
                        /** @enum {unknown} */
                        preferred_communication: "whatsapp" | "sms" | "email" | "none";
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    ownWallet: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Decimal as text, for example "12.50". */
                        balance: string;
                        /** @description Decimal as text, for example "12.50". */
                        credit_limit: string;
                        currency: string;
                        transactions: {
                            count: number;
                            next: string | null;
                            previous: string | null;
                            results: {
                                id: number;
                                /** @description Decimal as text, for example "12.50". */
                                amount: string;
                                /** @enum {unknown} */
                                transaction_type: "credit" | "debit";
                                description: string;
                                explanation: string;
                                /** @description Decimal as text, for example "12.50". */
                                balance_after: string;
                                order: number | null;
                                /** @description ISO 8601 with offset. */
                                created_at: string;
                            }[];
                        };
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    requestTopUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, once per intention: a repeated request with it has no further effect and is answered as the first one was. 1 to 255 visible characters. */
                "Idempotency-Key"?: string;
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        reference: string;
                        /** @description Decimal as text, for example "12.50". */
                        amount: string;
                        /** @enum {unknown} */
                        status: "pending" | "confirmed";
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    ownWalletMovement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description Decimal as text, for example "12.50". */
                        amount: string;
                        /** @enum {unknown} */
                        transaction_type: "credit" | "debit";
                        description: string;
                        explanation: string;
                        /** @description Decimal as text, for example "12.50". */
                        balance_after: string;
                        order: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                loyalty_tier?: "BRONZE" | "SILVER" | "GOLD";
                preferred_communication?: "whatsapp" | "sms" | "email" | "none";
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            username: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            name: string;
                            phone: string | null;
                            emirates_id: string;
                            /** @description Decimal as text, for example "12.50". */
                            wallet_balance: string;
                            loyalty_points: number;
                            /** @enum {unknown} */
                            loyalty_tier: "BRONZE" | "SILVER" | "GOLD";
                            /** @enum {unknown} */
                            preferred_communication: "whatsapp" | "sms" | "email" | "none";
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                            full_name: string;
                            zone: string | null;
                            addresses: {
                                id: number;
                                street: string | null;
                                city: string | null;
                                building_name: string | null;
                                floor_number: string | null;
                                flat_number: string | null;
                                zone: number | null;
                                zone_name: string | null;
                                is_default: boolean;
                                /** @enum {unknown} */
                                status: "pending" | "active" | "rejected";
                                admin_notes: string | null;
                                reason: string;
                                customer: number;
                                customer_name: string;
                                /** @description ISO 8601 with offset. */
                                created_at: string;
                                /** @description ISO 8601 with offset. */
                                updated_at: string;
                            }[];
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    phone: string;
                    email?: string;
                    emirates_id?: string;
                    zone?: string | null;
                    /** @enum {unknown} */
                    preferred_communication?: "whatsapp" | "sms" | "email" | "none";
                    street?: string | null;
                    city?: string | null;
                    building_name?: string | null;
                    floor_number?: string | null;
                    flat_number?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        username: string;
                        email: string;
                        first_name: string;
                        last_name: string;
                        name: string;
                        phone: string | null;
                        emirates_id: string;
                        /** @description Decimal as text, for example "12.50". */
                        wallet_balance: string;
                        loyalty_points: number;
                        /** @enum {unknown} */
                        loyalty_tier: "BRONZE" | "SILVER" | "GOLD";
                        /** @enum {unknown} */
                        preferred_communication: "whatsapp" | "sms" | "email" | "none";
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                        full_name: string;
                        zone: string | null;
                        addresses: {
                            id: number;
                            street: string | null;
                            city: string | null;
                            building_name: string | null;
                            floor_number: string | null;
                            flat_number: string | null;
                            zone: number | null;
                            zone_name: string | null;
                            is_default: boolean;
                            /** @enum {unknown} */
                            status: "pending" | "active" | "rejected";
                            admin_notes: string | null;
                            reason: string;
                            customer: number;
                            customer_name: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        username: string;
                        email: string;
                        first_name: string;
                        last_name: string;
                        name: string;
                        phone: string | null;
                        emirates_id: string;
                        /** @description Decimal as text, for example "12.50". */
                        wallet_balance: string;
                        loyalty_points: number;
                        /** @enum {unknown} */
                        loyalty_tier: "BRONZE" | "SILVER" | "GOLD";
                        /** @enum {unknown} */
                        preferred_communication: "whatsapp" | "sms" | "email" | "none";
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                        full_name: string;
                        zone: string | null;
                        addresses: {
                            id: number;
                            street: string | null;
                            city: string | null;
                            building_name: string | null;
                            floor_number: string | null;
                            flat_number: string | null;
                            zone: number | null;
                            zone_name: string | null;
                            is_default: boolean;
                            /** @enum {unknown} */
                            status: "pending" | "active" | "rejected";
                            admin_notes: string | null;
                            reason: string;
                            customer: number;
                            customer_name: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    first_name?: string;
                    last_name?: string;
                    email?: string;
                    name?: string;
                    phone?: string | null;
                    emirates_id?: string;
                    zone?: string | null;
                    /** @enum {unknown} */
                    preferred_communication?: "whatsapp" | "sms" | "email" | "none";
                    /** @enum {unknown} */
                    loyalty_tier?: "BRONZE" | "SILVER" | "GOLD";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        username: string;
                        email: string;
                        first_name: string;
                        last_name: string;
                        name: string;
                        phone: string | null;
                        emirates_id: string;
                        /** @description Decimal as text, for example "12.50". */
                        wallet_balance: string;
                        loyalty_points: number;
                        /** @enum {unknown} */
                        loyalty_tier: "BRONZE" | "SILVER" | "GOLD";
                        /** @enum {unknown} */
                        preferred_communication: "whatsapp" | "sms" | "email" | "none";
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                        full_name: string;
                        zone: string | null;
                        addresses: {
                            id: number;
                            street: string | null;
                            city: string | null;
                            building_name: string | null;
                            floor_number: string | null;
                            flat_number: string | null;
                            zone: number | null;
                            zone_name: string | null;
                            is_default: boolean;
                            /** @enum {unknown} */
                            status: "pending" | "active" | "rejected";
                            admin_notes: string | null;
                            reason: string;
                            customer: number;
                            customer_name: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    removeCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    first_name?: string;
                    last_name?: string;
                    email?: string;
                    name?: string;
                    phone?: string | null;
                    emirates_id?: string;
                    zone?: string | null;
                    /** @enum {unknown} */
                    preferred_communication?: "whatsapp" | "sms" | "email" | "none";
                    /** @enum {unknown} */
                    loyalty_tier?: "BRONZE" | "SILVER" | "GOLD";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        username: string;
                        email: string;
                        first_name: string;
                        last_name: string;
                        name: string;
                        phone: string | null;
                        emirates_id: string;
                        /** @description Decimal as text, for example "12.50". */
                        wallet_balance: string;
                        loyalty_points: number;
                        /** @enum {unknown} */
                        loyalty_tier: "BRONZE" | "SILVER" | "GOLD";
                        /** @enum {unknown} */
                        preferred_communication: "whatsapp" | "sms" | "email" | "none";
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                        full_name: string;
                        zone: string | null;
                        addresses: {
                            id: number;
                            street: string | null;
                            city: string | null;
                            building_name: string | null;
                            floor_number: string | null;
                            flat_number: string | null;
                            zone: number | null;
                            zone_name: string | null;
                            is_default: boolean;
                            /** @enum {unknown} */
                            status: "pending" | "active" | "rejected";
                            admin_notes: string | null;
                            reason: string;
                            customer: number;
                            customer_name: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    creditWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the caller, once per intention: a repeated request with it has no further effect and is answered as the first one was. 1 to 255 visible characters. */
                "Idempotency-Key"?: string;
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description Decimal as text, for example "12.50". */
                        amount: string;
                        /** @enum {unknown} */
                        transaction_type: "credit" | "debit";
                        description: string;
                        explanation: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    } & {
                        /** @description Decimal as text, for example "12.50". */
                        balance: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listDailyMenus: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                date_from?: string;
                date_to?: string;
                meal_slot?: number;
                status?: "draft" | "published" | "closed";
                diet_type?: "veg" | "nonveg";
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            menu_date: string;
                            meal_slot: number;
                            meal_slot_name: string;
                            meal_slot_code: string;
                            /** @enum {unknown} */
                            diet_type: "veg" | "nonveg";
                            diet_type_display: string;
                            /** @enum {unknown} */
                            status: "draft" | "published" | "closed";
                            item_count: number;
                            notes: string;
                            items: {
                                id: number;
                                master_item: number;
                                master_item_name: string;
                                /** @description Decimal as text, for example "12.50". */
                                master_item_price: string;
                                master_item_image: string | null;
                                category_name: string;
                                override_price: string | null;
                                /** @description Decimal as text, for example "12.50". */
                                effective_price: string;
                                portion_label: string;
                                portion_limit: number | null;
                                portions_sold: number;
                                portions_left: number | null;
                                sort_order: number;
                                /** @description ISO 8601 with offset. */
                                created_at: string;
                            }[];
                            created_by: number | null;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createDailyMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    menu_date: string;
                    meal_slot: number;
                    /** @enum {unknown} */
                    diet_type?: "veg" | "nonveg";
                    notes?: string;
                    items?: {
                        master_item: number;
                        override_price?: string | null;
                        portion_label?: string;
                        sort_order?: number;
                        portion_limit?: number | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        menu_date: string;
                        meal_slot: number;
                        meal_slot_name: string;
                        meal_slot_code: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        status: "draft" | "published" | "closed";
                        item_count: number;
                        notes: string;
                        items: {
                            id: number;
                            master_item: number;
                            master_item_name: string;
                            /** @description Decimal as text, for example "12.50". */
                            master_item_price: string;
                            master_item_image: string | null;
                            category_name: string;
                            override_price: string | null;
                            /** @description Decimal as text, for example "12.50". */
                            effective_price: string;
                            portion_label: string;
                            portion_limit: number | null;
                            portions_sold: number;
                            portions_left: number | null;
                            sort_order: number;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                        created_by: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    todaysMenus: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        menu_date: string;
                        meal_slot: number;
                        meal_slot_name: string;
                        meal_slot_code: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        status: "draft" | "published" | "closed";
                        item_count: number;
                        notes: string;
                        items: {
                            id: number;
                            master_item: number;
                            master_item_name: string;
                            /** @description Decimal as text, for example "12.50". */
                            master_item_price: string;
                            master_item_image: string | null;
                            category_name: string;
                            override_price: string | null;
                            /** @description Decimal as text, for example "12.50". */
                            effective_price: string;
                            portion_label: string;
                            portion_limit: number | null;
                            portions_sold: number;
                            portions_left: number | null;
                            sort_order: number;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                        created_by: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    }[];
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    weekOfMenus: {
        parameters: {
            query?: {
                /** @description YYYY-MM-DD; default: this week's Monday. */
                start?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        week_start: string;
                        week_end: string;
                        menus: {
                            id: number;
                            menu_date: string;
                            meal_slot: number;
                            meal_slot_name: string;
                            meal_slot_code: string;
                            /** @enum {unknown} */
                            diet_type: "veg" | "nonveg";
                            diet_type_display: string;
                            /** @enum {unknown} */
                            status: "draft" | "published" | "closed";
                            item_count: number;
                            notes: string;
                            items: {
                                id: number;
                                master_item: number;
                                master_item_name: string;
                                /** @description Decimal as text, for example "12.50". */
                                master_item_price: string;
                                master_item_image: string | null;
                                category_name: string;
                                override_price: string | null;
                                /** @description Decimal as text, for example "12.50". */
                                effective_price: string;
                                portion_label: string;
                                portion_limit: number | null;
                                portions_sold: number;
                                portions_left: number | null;
                                sort_order: number;
                                /** @description ISO 8601 with offset. */
                                created_at: string;
                            }[];
                            created_by: number | null;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    showDailyMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        menu_date: string;
                        meal_slot: number;
                        meal_slot_name: string;
                        meal_slot_code: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        status: "draft" | "published" | "closed";
                        item_count: number;
                        notes: string;
                        items: {
                            id: number;
                            master_item: number;
                            master_item_name: string;
                            /** @description Decimal as text, for example "12.50". */
                            master_item_price: string;
                            master_item_image: string | null;
                            category_name: string;
                            override_price: string | null;
                            /** @description Decimal as text, for example "12.50". */
                            effective_price: string;
                            portion_label: string;
                            portion_limit: number | null;
                            portions_sold: number;
                            portions_left: number | null;
                            sort_order: number;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                        created_by: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceDailyMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    menu_date: string;
                    meal_slot: number;
                    /** @enum {unknown} */
                    diet_type?: "veg" | "nonveg";
                    notes?: string;
                    items?: {
                        master_item: number;
                        override_price?: string | null;
                        portion_label?: string;
                        sort_order?: number;
                        portion_limit?: number | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        menu_date: string;
                        meal_slot: number;
                        meal_slot_name: string;
                        meal_slot_code: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        status: "draft" | "published" | "closed";
                        item_count: number;
                        notes: string;
                        items: {
                            id: number;
                            master_item: number;
                            master_item_name: string;
                            /** @description Decimal as text, for example "12.50". */
                            master_item_price: string;
                            master_item_image: string | null;
                            category_name: string;
                            override_price: string | null;
                            /** @description Decimal as text, for example "12.50". */
                            effective_price: string;
                            portion_label: string;
                            portion_limit: number | null;
                            portions_sold: number;
                            portions_left: number | null;
                            sort_order: number;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                        created_by: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    removeDailyMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeDailyMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    menu_date?: string;
                    meal_slot?: number;
                    /** @enum {unknown} */
                    diet_type?: "veg" | "nonveg";
                    notes?: string;
                    items?: {
                        master_item: number;
                        override_price?: string | null;
                        portion_label?: string;
                        sort_order?: number;
                        portion_limit?: number | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        menu_date: string;
                        meal_slot: number;
                        meal_slot_name: string;
                        meal_slot_code: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        status: "draft" | "published" | "closed";
                        item_count: number;
                        notes: string;
                        items: {
                            id: number;
                            master_item: number;
                            master_item_name: string;
                            /** @description Decimal as text, for example "12.50". */
                            master_item_price: string;
                            master_item_image: string | null;
                            category_name: string;
                            override_price: string | null;
                            /** @description Decimal as text, for example "12.50". */
                            effective_price: string;
                            portion_label: string;
                            portion_limit: number | null;
                            portions_sold: number;
                            portions_left: number | null;
                            sort_order: number;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                        created_by: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    closeDailyMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        menu_date: string;
                        meal_slot: number;
                        meal_slot_name: string;
                        meal_slot_code: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        status: "draft" | "published" | "closed";
                        item_count: number;
                        notes: string;
                        items: {
                            id: number;
                            master_item: number;
                            master_item_name: string;
                            /** @description Decimal as text, for example "12.50". */
                            master_item_price: string;
                            master_item_image: string | null;
                            category_name: string;
                            override_price: string | null;
                            /** @description Decimal as text, for example "12.50". */
                            effective_price: string;
                            portion_label: string;
                            portion_limit: number | null;
                            portions_sold: number;
                            portions_left: number | null;
                            sort_order: number;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                        created_by: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                        detail?: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    copyDailyMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    menu_date: string;
                    meal_slot?: number;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        menu_date: string;
                        meal_slot: number;
                        meal_slot_name: string;
                        meal_slot_code: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        status: "draft" | "published" | "closed";
                        item_count: number;
                        notes: string;
                        items: {
                            id: number;
                            master_item: number;
                            master_item_name: string;
                            /** @description Decimal as text, for example "12.50". */
                            master_item_price: string;
                            master_item_image: string | null;
                            category_name: string;
                            override_price: string | null;
                            /** @description Decimal as text, for example "12.50". */
                            effective_price: string;
                            portion_label: string;
                            portion_limit: number | null;
                            portions_sold: number;
                            portions_left: number | null;
                            sort_order: number;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                        created_by: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    publishDailyMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        menu_date: string;
                        meal_slot: number;
                        meal_slot_name: string;
                        meal_slot_code: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        status: "draft" | "published" | "closed";
                        item_count: number;
                        notes: string;
                        items: {
                            id: number;
                            master_item: number;
                            master_item_name: string;
                            /** @description Decimal as text, for example "12.50". */
                            master_item_price: string;
                            master_item_image: string | null;
                            category_name: string;
                            override_price: string | null;
                            /** @description Decimal as text, for example "12.50". */
                            effective_price: string;
                            portion_label: string;
                            portion_limit: number | null;
                            portions_sold: number;
                            portions_left: number | null;
                            sort_order: number;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                        created_by: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                        detail?: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                status?: "pending" | "in_transit" | "delivered" | "failed";
                driver?: number;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            order: number;
                            order_id: number;
                            driver: number | null;
                            /** @description Absent when there is no driver. */
                            driver_id?: number;
                            driver_name: string;
                            customer_name: string;
                            /** @description As it was when the food was ready. */
                            delivery_address: string;
                            pickup_time: string | null;
                            delivery_time: string | null;
                            /** @enum {unknown} */
                            status: "pending" | "in_transit" | "delivered" | "failed";
                            notes: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    deliveryStats: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        /** @description Made on the kitchen's today. */
                        today: number;
                        pending: number;
                        in_transit: number;
                        delivered: number;
                        failed: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order: number;
                        order_id: number;
                        driver: number | null;
                        /** @description Absent when there is no driver. */
                        driver_id?: number;
                        driver_name: string;
                        customer_name: string;
                        /** @description As it was when the food was ready. */
                        delivery_address: string;
                        pickup_time: string | null;
                        delivery_time: string | null;
                        /** @enum {unknown} */
                        status: "pending" | "in_transit" | "delivered" | "failed";
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    assignDriver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    driver_id?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order: number;
                        order_id: number;
                        driver: number | null;
                        /** @description Absent when there is no driver. */
                        driver_id?: number;
                        driver_name: string;
                        customer_name: string;
                        /** @description As it was when the food was ready. */
                        delivery_address: string;
                        pickup_time: string | null;
                        delivery_time: string | null;
                        /** @enum {unknown} */
                        status: "pending" | "in_transit" | "delivered" | "failed";
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    updateDeliveryStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description One of: pending, in_transit, delivered, failed. */
                    status?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order: number;
                        order_id: number;
                        driver: number | null;
                        /** @description Absent when there is no driver. */
                        driver_id?: number;
                        driver_name: string;
                        customer_name: string;
                        /** @description As it was when the food was ready. */
                        delivery_address: string;
                        pickup_time: string | null;
                        delivery_time: string | null;
                        /** @enum {unknown} */
                        status: "pending" | "in_transit" | "delivered" | "failed";
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            delivery_status: number;
                            delivery_details: {
                                id: number;
                                order_number: string;
                                /** @enum {unknown} */
                                status: "pending" | "out_for_delivery" | "delivered" | "failed";
                                /** Format: date */
                                date: string;
                                delivery_time: string | null;
                                actual_delivery_time: string | null;
                                customer_name: string;
                                customer_phone: string | null;
                                /** @description The names of the dishes. */
                                subscription_details: string;
                                delivery_address: {
                                    id: number;
                                    street: string | null;
                                    city: string | null;
                                    building_name: string | null;
                                    floor_number: string | null;
                                    flat_number: string | null;
                                    zone: number | null;
                                    zone_name: string | null;
                                    is_default: boolean;
                                    status: string;
                                    admin_notes: string | null;
                                    reason: string;
                                } | null;
                                /** @description Where to go: the address as it was when the food was ready, whatever was edited since. */
                                address_text: string;
                                driver_notes: string | null;
                                customer_notes: string | null;
                                /** @description False while there is cash to collect. */
                                payment_processed: boolean;
                                payment_amount: string | null;
                            };
                            estimated_pickup_time: string | null;
                            estimated_delivery_time: string | null;
                            notes: string | null;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        delivery_status: number;
                        delivery_details: {
                            id: number;
                            order_number: string;
                            /** @enum {unknown} */
                            status: "pending" | "out_for_delivery" | "delivered" | "failed";
                            /** Format: date */
                            date: string;
                            delivery_time: string | null;
                            actual_delivery_time: string | null;
                            customer_name: string;
                            customer_phone: string | null;
                            /** @description The names of the dishes. */
                            subscription_details: string;
                            delivery_address: {
                                id: number;
                                street: string | null;
                                city: string | null;
                                building_name: string | null;
                                floor_number: string | null;
                                flat_number: string | null;
                                zone: number | null;
                                zone_name: string | null;
                                is_default: boolean;
                                status: string;
                                admin_notes: string | null;
                                reason: string;
                            } | null;
                            /** @description Where to go: the address as it was when the food was ready, whatever was edited since. */
                            address_text: string;
                            driver_notes: string | null;
                            customer_notes: string | null;
                            /** @description False while there is cash to collect. */
                            payment_processed: boolean;
                            payment_amount: string | null;
                        };
                        estimated_pickup_time: string | null;
                        estimated_delivery_time: string | null;
                        notes: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    addJobNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        driver_notes: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    moveJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description out_for_delivery or delivered. */
                    status?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        new_status: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listDrivers: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                is_active?: boolean;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            name: string;
                            phone: string;
                            email: string;
                            vehicle_number: string | null;
                            vehicle_type: string | null;
                            is_active: boolean;
                            zone_ids: number[];
                            assigned_zones: {
                                id: number;
                                name: string;
                            }[];
                            route_ids: number[];
                            assigned_routes: {
                                id: number;
                                name: string;
                            }[];
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createDriver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    phone: string;
                    email?: string | null;
                    vehicle_number?: string | null;
                    vehicle_type?: string | null;
                    is_active?: boolean;
                    zone_ids?: number[];
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        phone: string;
                        email: string;
                        vehicle_number: string | null;
                        vehicle_type: string | null;
                        is_active: boolean;
                        zone_ids: number[];
                        assigned_zones: {
                            id: number;
                            name: string;
                        }[];
                        route_ids: number[];
                        assigned_routes: {
                            id: number;
                            name: string;
                        }[];
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        invitation_url?: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readDriver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        phone: string;
                        email: string;
                        vehicle_number: string | null;
                        vehicle_type: string | null;
                        is_active: boolean;
                        zone_ids: number[];
                        assigned_zones: {
                            id: number;
                            name: string;
                        }[];
                        route_ids: number[];
                        assigned_routes: {
                            id: number;
                            name: string;
                        }[];
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceDriver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    phone: string;
                    email?: string | null;
                    vehicle_number?: string | null;
                    vehicle_type?: string | null;
                    is_active?: boolean;
                    zone_ids?: number[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        phone: string;
                        email: string;
                        vehicle_number: string | null;
                        vehicle_type: string | null;
                        is_active: boolean;
                        zone_ids: number[];
                        assigned_zones: {
                            id: number;
                            name: string;
                        }[];
                        route_ids: number[];
                        assigned_routes: {
                            id: number;
                            name: string;
                        }[];
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    removeDriver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeDriver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    phone?: string;
                    email?: string | null;
                    vehicle_number?: string | null;
                    vehicle_type?: string | null;
                    is_active?: boolean;
                    zone_ids?: number[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        phone: string;
                        email: string;
                        vehicle_number: string | null;
                        vehicle_type: string | null;
                        is_active: boolean;
                        zone_ids: number[];
                        assigned_zones: {
                            id: number;
                            name: string;
                        }[];
                        route_ids: number[];
                        assigned_routes: {
                            id: number;
                            name: string;
                        }[];
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    assignZones: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    zone_ids: number[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        phone: string;
                        email: string;
                        vehicle_number: string | null;
                        vehicle_type: string | null;
                        is_active: boolean;
                        zone_ids: number[];
                        assigned_zones: {
                            id: number;
                            name: string;
                        }[];
                        route_ids: number[];
                        assigned_routes: {
                            id: number;
                            name: string;
                        }[];
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    toggleDriver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        phone: string;
                        email: string;
                        vehicle_number: string | null;
                        vehicle_type: string | null;
                        is_active: boolean;
                        zone_ids: number[];
                        assigned_zones: {
                            id: number;
                            name: string;
                        }[];
                        route_ids: number[];
                        assigned_routes: {
                            id: number;
                            name: string;
                        }[];
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listZones: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                is_active?: boolean;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            name: string;
                            description: string | null;
                            /** @description Decimal as text, for example "12.50". */
                            delivery_fee: string;
                            /** @description Minutes. */
                            estimated_delivery_time: number;
                            is_active: boolean;
                            route_count: number;
                            assigned_driver_count: number;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string | null;
                    delivery_fee?: string;
                    estimated_delivery_time?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string | null;
                        /** @description Decimal as text, for example "12.50". */
                        delivery_fee: string;
                        /** @description Minutes. */
                        estimated_delivery_time: number;
                        is_active: boolean;
                        route_count: number;
                        assigned_driver_count: number;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string | null;
                        /** @description Decimal as text, for example "12.50". */
                        delivery_fee: string;
                        /** @description Minutes. */
                        estimated_delivery_time: number;
                        is_active: boolean;
                        route_count: number;
                        assigned_driver_count: number;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string | null;
                    delivery_fee?: string;
                    estimated_delivery_time?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string | null;
                        /** @description Decimal as text, for example "12.50". */
                        delivery_fee: string;
                        /** @description Minutes. */
                        estimated_delivery_time: number;
                        is_active: boolean;
                        route_count: number;
                        assigned_driver_count: number;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    removeZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string | null;
                    delivery_fee?: string;
                    estimated_delivery_time?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string | null;
                        /** @description Decimal as text, for example "12.50". */
                        delivery_fee: string;
                        /** @description Minutes. */
                        estimated_delivery_time: number;
                        is_active: boolean;
                        route_count: number;
                        assigned_driver_count: number;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        message: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                status?: "pending" | "paid" | "failed" | "refunded";
                customer?: number;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            /** @description INV-YYYYMM-NNNN, without gaps within a month. */
                            invoice_number: string;
                            /** Format: date */
                            date: string;
                            /** Format: date */
                            due_date: string;
                            /** @description Decimal as text, for example "12.50". */
                            total: string;
                            /** @enum {unknown} */
                            status: "pending" | "paid" | "failed" | "refunded";
                            notes: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            customer: number;
                            customer_name: string;
                            subscription: number | null;
                            period_start: string | null;
                            period_end: string | null;
                            paid_at: string | null;
                            items: {
                                id: number;
                                menu: number | null;
                                menu_name: string;
                                /** @description A whole one without decimals: "1", but "1.50". */
                                quantity: string;
                                /** @description Decimal as text, for example "12.50". */
                                unit_price: string;
                                /** @description Decimal as text, for example "12.50". */
                                total_price: string;
                            }[];
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    summarizeInvoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        paid_total: number;
                        pending_total: number;
                        total_count: number;
                        /** @description Pending, and due before today. */
                        overdue_count: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description INV-YYYYMM-NNNN, without gaps within a month. */
                        invoice_number: string;
                        /** Format: date */
                        date: string;
                        /** Format: date */
                        due_date: string;
                        /** @description Decimal as text, for example "12.50". */
                        total: string;
                        /** @enum {unknown} */
                        status: "pending" | "paid" | "failed" | "refunded";
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        customer: number;
                        customer_name: string;
                        subscription: number | null;
                        period_start: string | null;
                        period_end: string | null;
                        paid_at: string | null;
                        items: {
                            id: number;
                            menu: number | null;
                            menu_name: string;
                            /** @description A whole one without decimals: "1", but "1.50". */
                            quantity: string;
                            /** @description Decimal as text, for example "12.50". */
                            unit_price: string;
                            /** @description Decimal as text, for example "12.50". */
                            total_price: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    markInvoicePaid: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description INV-YYYYMM-NNNN, without gaps within a month. */
                        invoice_number: string;
                        /** Format: date */
                        date: string;
                        /** Format: date */
                        due_date: string;
                        /** @description Decimal as text, for example "12.50". */
                        total: string;
                        /** @enum {unknown} */
                        status: "pending" | "paid" | "failed" | "refunded";
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        customer: number;
                        customer_name: string;
                        subscription: number | null;
                        period_start: string | null;
                        period_end: string | null;
                        paid_at: string | null;
                        items: {
                            id: number;
                            menu: number | null;
                            menu_name: string;
                            /** @description A whole one without decimals: "1", but "1.50". */
                            quantity: string;
                            /** @description Decimal as text, for example "12.50". */
                            unit_price: string;
                            /** @description Decimal as text, for example "12.50". */
                            total_price: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listTickets: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                date?: string;
                meal_slot?: number;
                status?: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled" | "queued" | "claimed";
                order__status?: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            order_id: number;
                            order_number: string;
                            /** @enum {unknown} */
                            order_status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                            /** @enum {unknown} */
                            status: "queued" | "claimed" | "preparing" | "ready" | "cancelled";
                            /** Format: date */
                            delivery_date: string;
                            meal_slot: number | null;
                            meal_slot_name: string;
                            customer_name: string;
                            special_instructions: string;
                            lines: {
                                name: string;
                                portion_label: string;
                                quantity: number;
                                allergens: string[];
                            }[];
                            assigned_to: number | null;
                            assigned_to_name: string;
                            preparation_start_time: string | null;
                            preparation_end_time: string | null;
                            notes: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_id: number;
                        order_number: string;
                        /** @enum {unknown} */
                        order_status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                        /** @enum {unknown} */
                        status: "queued" | "claimed" | "preparing" | "ready" | "cancelled";
                        /** Format: date */
                        delivery_date: string;
                        meal_slot: number | null;
                        meal_slot_name: string;
                        customer_name: string;
                        special_instructions: string;
                        lines: {
                            name: string;
                            portion_label: string;
                            quantity: number;
                            allergens: string[];
                        }[];
                        assigned_to: number | null;
                        assigned_to_name: string;
                        preparation_start_time: string | null;
                        preparation_end_time: string | null;
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assigned_to?: number | null;
                    notes?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_id: number;
                        order_number: string;
                        /** @enum {unknown} */
                        order_status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                        /** @enum {unknown} */
                        status: "queued" | "claimed" | "preparing" | "ready" | "cancelled";
                        /** Format: date */
                        delivery_date: string;
                        meal_slot: number | null;
                        meal_slot_name: string;
                        customer_name: string;
                        special_instructions: string;
                        lines: {
                            name: string;
                            portion_label: string;
                            quantity: number;
                            allergens: string[];
                        }[];
                        assigned_to: number | null;
                        assigned_to_name: string;
                        preparation_start_time: string | null;
                        preparation_end_time: string | null;
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    claimTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_id: number;
                        order_number: string;
                        /** @enum {unknown} */
                        order_status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                        /** @enum {unknown} */
                        status: "queued" | "claimed" | "preparing" | "ready" | "cancelled";
                        /** Format: date */
                        delivery_date: string;
                        meal_slot: number | null;
                        meal_slot_name: string;
                        customer_name: string;
                        special_instructions: string;
                        lines: {
                            name: string;
                            portion_label: string;
                            quantity: number;
                            allergens: string[];
                        }[];
                        assigned_to: number | null;
                        assigned_to_name: string;
                        preparation_start_time: string | null;
                        preparation_end_time: string | null;
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    markReady: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_id: number;
                        order_number: string;
                        /** @enum {unknown} */
                        order_status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                        /** @enum {unknown} */
                        status: "queued" | "claimed" | "preparing" | "ready" | "cancelled";
                        /** Format: date */
                        delivery_date: string;
                        meal_slot: number | null;
                        meal_slot_name: string;
                        customer_name: string;
                        special_instructions: string;
                        lines: {
                            name: string;
                            portion_label: string;
                            quantity: number;
                            allergens: string[];
                        }[];
                        assigned_to: number | null;
                        assigned_to_name: string;
                        preparation_start_time: string | null;
                        preparation_end_time: string | null;
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    startPreparation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_id: number;
                        order_number: string;
                        /** @enum {unknown} */
                        order_status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                        /** @enum {unknown} */
                        status: "queued" | "claimed" | "preparing" | "ready" | "cancelled";
                        /** Format: date */
                        delivery_date: string;
                        meal_slot: number | null;
                        meal_slot_name: string;
                        customer_name: string;
                        special_instructions: string;
                        lines: {
                            name: string;
                            portion_label: string;
                            quantity: number;
                            allergens: string[];
                        }[];
                        assigned_to: number | null;
                        assigned_to_name: string;
                        preparation_start_time: string | null;
                        preparation_end_time: string | null;
                        notes: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    dayTotals: {
        parameters: {
            query?: {
                date?: string;
                meal_slot?: number;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        date: string;
                        totals: {
                            name: string;
                            portion_label: string;
                            quantity: number;
                            ready: number;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listPackages: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                diet_type?: "veg" | "nonveg" | "both";
                duration?: "weekly" | "monthly" | "custom";
                is_active?: boolean;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            name: string;
                            description: string;
                            /** @description Of one period of duration_days, as decimal text. */
                            price: string;
                            currency: string;
                            /** @enum {unknown} */
                            diet_type: "veg" | "nonveg" | "both";
                            diet_type_display: string;
                            /** @enum {unknown} */
                            duration: "weekly" | "monthly" | "custom";
                            duration_display: string;
                            duration_days: number;
                            meals_per_day: number;
                            portion_label: string;
                            menus: {
                                id: number;
                                name: string;
                                description: string;
                                /** @description Decimal as text, for example "12.50". */
                                price: string;
                            }[];
                            sort_order: number;
                            is_active: boolean;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createPackage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string;
                    price: string;
                    currency?: string;
                    /** @enum {unknown} */
                    diet_type?: "veg" | "nonveg" | "both";
                    /** @enum {unknown} */
                    duration?: "weekly" | "monthly" | "custom";
                    duration_days?: number;
                    meals_per_day?: number;
                    portion_label?: string;
                    menu_ids?: number[];
                    sort_order?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Of one period of duration_days, as decimal text. */
                        price: string;
                        currency: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg" | "both";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        duration: "weekly" | "monthly" | "custom";
                        duration_display: string;
                        duration_days: number;
                        meals_per_day: number;
                        portion_label: string;
                        menus: {
                            id: number;
                            name: string;
                            description: string;
                            /** @description Decimal as text, for example "12.50". */
                            price: string;
                        }[];
                        sort_order: number;
                        is_active: boolean;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    showPackage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Of one period of duration_days, as decimal text. */
                        price: string;
                        currency: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg" | "both";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        duration: "weekly" | "monthly" | "custom";
                        duration_display: string;
                        duration_days: number;
                        meals_per_day: number;
                        portion_label: string;
                        menus: {
                            id: number;
                            name: string;
                            description: string;
                            /** @description Decimal as text, for example "12.50". */
                            price: string;
                        }[];
                        sort_order: number;
                        is_active: boolean;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replacePackage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string;
                    price: string;
                    currency?: string;
                    /** @enum {unknown} */
                    diet_type?: "veg" | "nonveg" | "both";
                    /** @enum {unknown} */
                    duration?: "weekly" | "monthly" | "custom";
                    duration_days?: number;
                    meals_per_day?: number;
                    portion_label?: string;
                    menu_ids?: number[];
                    sort_order?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Of one period of duration_days, as decimal text. */
                        price: string;
                        currency: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg" | "both";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        duration: "weekly" | "monthly" | "custom";
                        duration_display: string;
                        duration_days: number;
                        meals_per_day: number;
                        portion_label: string;
                        menus: {
                            id: number;
                            name: string;
                            description: string;
                            /** @description Decimal as text, for example "12.50". */
                            price: string;
                        }[];
                        sort_order: number;
                        is_active: boolean;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    removePackage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changePackage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                    price?: string;
                    currency?: string;
                    /** @enum {unknown} */
                    diet_type?: "veg" | "nonveg" | "both";
                    /** @enum {unknown} */
                    duration?: "weekly" | "monthly" | "custom";
                    duration_days?: number;
                    meals_per_day?: number;
                    portion_label?: string;
                    menu_ids?: number[];
                    sort_order?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Of one period of duration_days, as decimal text. */
                        price: string;
                        currency: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg" | "both";
                        diet_type_display: string;
                        /** @enum {unknown} */
                        duration: "weekly" | "monthly" | "custom";
                        duration_display: string;
                        duration_days: number;
                        meals_per_day: number;
                        portion_label: string;
                        menus: {
                            id: number;
                            name: string;
                            description: string;
                            /** @description Decimal as text, for example "12.50". */
                            price: string;
                        }[];
                        sort_order: number;
                        is_active: boolean;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listMealSlots: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            name: string;
                            code: string;
                            cutoff_time: string | null;
                            cutoff_days_before: number;
                            /** @description The cut-off as hh:mm, or empty. */
                            time: string;
                            /** @description The kitchen's IANA zone. */
                            time_zone: string;
                            sort_order: number;
                            is_active: boolean;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createMealSlot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    code: string;
                    cutoff_time?: string | null;
                    cutoff_days_before?: number;
                    sort_order?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        code: string;
                        cutoff_time: string | null;
                        cutoff_days_before: number;
                        /** @description The cut-off as hh:mm, or empty. */
                        time: string;
                        /** @description The kitchen's IANA zone. */
                        time_zone: string;
                        sort_order: number;
                        is_active: boolean;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    showMealSlot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        code: string;
                        cutoff_time: string | null;
                        cutoff_days_before: number;
                        /** @description The cut-off as hh:mm, or empty. */
                        time: string;
                        /** @description The kitchen's IANA zone. */
                        time_zone: string;
                        sort_order: number;
                        is_active: boolean;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceMealSlot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    code: string;
                    cutoff_time?: string | null;
                    cutoff_days_before?: number;
                    sort_order?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        code: string;
                        cutoff_time: string | null;
                        cutoff_days_before: number;
                        /** @description The cut-off as hh:mm, or empty. */
                        time: string;
                        /** @description The kitchen's IANA zone. */
                        time_zone: string;
                        sort_order: number;
                        is_active: boolean;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    archiveMealSlot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeMealSlot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    code?: string;
                    cutoff_time?: string | null;
                    cutoff_days_before?: number;
                    sort_order?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        code: string;
                        cutoff_time: string | null;
                        cutoff_days_before: number;
                        /** @description The cut-off as hh:mm, or empty. */
                        time: string;
                        /** @description The kitchen's IANA zone. */
                        time_zone: string;
                        sort_order: number;
                        is_active: boolean;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listMenuItems: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                is_available?: boolean;
                category?: number;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            name: string;
                            description: string;
                            /** @description Decimal as text, for example "12.50". */
                            price: string;
                            image: string | null;
                            calories: number;
                            allergens: string[];
                            category: number;
                            category_name: string;
                            /** @enum {unknown} */
                            diet_type: "veg" | "nonveg" | "both";
                            diet_type_display: string;
                            is_available: boolean;
                            inventory_item_id: number | null;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createMenuItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description: string;
                    price: string;
                    /** @description A file (multipart): JPEG, PNG, GIF or WebP, at most 5 MB. null removes the picture. */
                    image?: unknown;
                    calories?: number;
                    allergens?: string[];
                    category: number;
                    /** @enum {unknown} */
                    diet_type?: "veg" | "nonveg" | "both";
                    is_available?: boolean;
                    inventory_item?: number | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Decimal as text, for example "12.50". */
                        price: string;
                        image: string | null;
                        calories: number;
                        allergens: string[];
                        category: number;
                        category_name: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg" | "both";
                        diet_type_display: string;
                        is_available: boolean;
                        inventory_item_id: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    showMenuItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Decimal as text, for example "12.50". */
                        price: string;
                        image: string | null;
                        calories: number;
                        allergens: string[];
                        category: number;
                        category_name: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg" | "both";
                        diet_type_display: string;
                        is_available: boolean;
                        inventory_item_id: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceMenuItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description: string;
                    price: string;
                    /** @description A file (multipart): JPEG, PNG, GIF or WebP, at most 5 MB. null removes the picture. */
                    image?: unknown;
                    calories?: number;
                    allergens?: string[];
                    category: number;
                    /** @enum {unknown} */
                    diet_type?: "veg" | "nonveg" | "both";
                    is_available?: boolean;
                    inventory_item?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Decimal as text, for example "12.50". */
                        price: string;
                        image: string | null;
                        calories: number;
                        allergens: string[];
                        category: number;
                        category_name: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg" | "both";
                        diet_type_display: string;
                        is_available: boolean;
                        inventory_item_id: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    archiveMenuItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeMenuItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                    price?: string;
                    /** @description A file (multipart): JPEG, PNG, GIF or WebP, at most 5 MB. null removes the picture. */
                    image?: unknown;
                    calories?: number;
                    allergens?: string[];
                    category?: number;
                    /** @enum {unknown} */
                    diet_type?: "veg" | "nonveg" | "both";
                    is_available?: boolean;
                    inventory_item?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Decimal as text, for example "12.50". */
                        price: string;
                        image: string | null;
                        calories: number;
                        allergens: string[];
                        category: number;
                        category_name: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg" | "both";
                        diet_type_display: string;
                        is_available: boolean;
                        inventory_item_id: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    toggleAvailability: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Decimal as text, for example "12.50". */
                        price: string;
                        image: string | null;
                        calories: number;
                        allergens: string[];
                        category: number;
                        category_name: string;
                        /** @enum {unknown} */
                        diet_type: "veg" | "nonveg" | "both";
                        diet_type_display: string;
                        is_available: boolean;
                        inventory_item_id: number | null;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listMenus: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                is_active?: boolean;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            name: string;
                            description: string;
                            /** @description Decimal as text, for example "12.50". */
                            price: string;
                            is_active: boolean;
                            /** @description Dishes that were taken off the menu since are left out. */
                            menu_items: number[];
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    createMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string;
                    price?: string;
                    is_active?: boolean;
                    menu_item_ids?: number[];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Decimal as text, for example "12.50". */
                        price: string;
                        is_active: boolean;
                        /** @description Dishes that were taken off the menu since are left out. */
                        menu_items: number[];
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    showMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Decimal as text, for example "12.50". */
                        price: string;
                        is_active: boolean;
                        /** @description Dishes that were taken off the menu since are left out. */
                        menu_items: number[];
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    replaceMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string;
                    price?: string;
                    is_active?: boolean;
                    menu_item_ids?: number[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Decimal as text, for example "12.50". */
                        price: string;
                        is_active: boolean;
                        /** @description Dishes that were taken off the menu since are left out. */
                        menu_items: number[];
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    removeMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    changeMenu: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                    price?: string;
                    is_active?: boolean;
                    menu_item_ids?: number[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        /** @description Decimal as text, for example "12.50". */
                        price: string;
                        is_active: boolean;
                        /** @description Dishes that were taken off the menu since are left out. */
                        menu_items: number[];
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                status?: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                order_date?: string;
                delivery_date?: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            order_number: string;
                            /** Format: date */
                            order_date: string;
                            /** Format: date */
                            delivery_date: string;
                            meal_slot: number | null;
                            /** @enum {unknown} */
                            status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                            quantity: number;
                            /** @description Decimal as text, for example "12.50". */
                            total: string;
                            currency: string;
                            special_instructions: string;
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            /** @description ISO 8601 with offset. */
                            updated_at: string;
                            subscription: number | null;
                            subscription_id: number | null;
                            customer: number;
                            customer_name: string;
                            customer_phone: string | null;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_number: string;
                        /** Format: date */
                        order_date: string;
                        /** Format: date */
                        delivery_date: string;
                        meal_slot: number | null;
                        /** @enum {unknown} */
                        status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                        quantity: number;
                        /** @description Decimal as text, for example "12.50". */
                        total: string;
                        currency: string;
                        special_instructions: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                        subscription: number | null;
                        subscription_id: number | null;
                        customer: number;
                        customer_name: string;
                        customer_phone: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    updateOrderStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        order_number: string;
                        /** Format: date */
                        order_date: string;
                        /** Format: date */
                        delivery_date: string;
                        meal_slot: number | null;
                        /** @enum {unknown} */
                        status: "pending" | "confirmed" | "preparing" | "ready" | "delivered" | "cancelled";
                        quantity: number;
                        /** @description Decimal as text, for example "12.50". */
                        total: string;
                        currency: string;
                        special_instructions: string;
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        /** @description ISO 8601 with offset. */
                        updated_at: string;
                        subscription: number | null;
                        subscription_id: number | null;
                        customer: number;
                        customer_name: string;
                        customer_phone: string | null;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        slug: string;
                        /** @description IANA name. */
                        time_zone: string;
                        currency: string;
                        currency_digits: number;
                        /** Format: date */
                        today: string;
                        /** @description ISO 8601 with offset. */
                        now: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    openStream: {
        parameters: {
            query: {
                ticket: string;
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
        };
    };
    openStreamTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description For GET /api/v1/stream?ticket=, once. */
                        ticket: string;
                        /** @description Seconds. */
                        expires_in: number;
                        /** @description With seq: where the log ends now. Lists read after this and a subscription from here miss nothing. */
                        epoch: string;
                        seq: number;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    apiVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        version: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    listTopUps: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last"; anything else is 404. */
                page?: string;
                page_size?: number;
                search?: string;
                /** @description Fields, separated by commas, "-" before one for descending. */
                ordering?: string;
                status?: "pending" | "confirmed";
            };
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            id: number;
                            reference: string;
                            /** @description Decimal as text, for example "12.50". */
                            amount: string;
                            /** @enum {unknown} */
                            status: "pending" | "confirmed";
                            /** @description ISO 8601 with offset. */
                            created_at: string;
                            customer: number;
                            customer_name?: string;
                        }[];
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    confirmTopUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same. */
                "X-Tenant-Slug"?: components["parameters"]["Kitchen"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        reference: string;
                        /** @description Decimal as text, for example "12.50". */
                        amount: string;
                        /** @enum {unknown} */
                        status: "pending" | "confirmed";
                        /** @description ISO 8601 with offset. */
                        created_at: string;
                        customer: number;
                        customer_name?: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    livez: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        message: string;
                    };
                };
            };
        };
    };
    picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: number;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        message: string;
                    };
                };
            };
            503: components["responses"]["Problem"];
        };
    };
}
