package org.safeconduct.sealing;

import java.io.Serial;

/** A recipient's receipt cannot be believed. Says nothing of the receipt's content. */
public final class ReceiptRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ReceiptRefused() {
        super("the receipt cannot be believed");
    }
}
