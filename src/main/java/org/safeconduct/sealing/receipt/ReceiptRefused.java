package org.safeconduct.sealing.receipt;

import java.io.Serial;
import org.springframework.modulith.NamedInterface;

/** A recipient's receipt cannot be believed. Says nothing of the receipt's content. */
@NamedInterface
public final class ReceiptRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ReceiptRefused() {
        super("the receipt cannot be believed");
    }
}
