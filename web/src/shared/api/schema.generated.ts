// Made from docs/openapi.json by bin/gen.ts.
export interface paths {
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
            /** @description Default Response */
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
            /** @description Default Response */
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
            /** @description Default Response */
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
            /** @description Default Response */
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
            /** @description Default Response */
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
    ownOrders: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last". */
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
            /** @description Default Response */
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
            /** @description Default Response */
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
            /** @description Default Response */
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
            /** @description Default Response */
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
            /** @description Default Response */
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
    ownWallet: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last". */
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
            /** @description Default Response */
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
            /** @description Default Response */
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
    creditWallet: {
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
                    amount: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
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
    listOrders: {
        parameters: {
            query?: {
                /** @description A page number from 1, or "last". */
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
            /** @description Default Response */
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
            /** @description Default Response */
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
            /** @description Default Response */
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
    livez: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
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
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
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
