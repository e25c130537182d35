package org.safeconduct.sealing.vault;

import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Records under the vault. */
@NamedInterface
@Component
public class LockedRecords {

    private final Vault vault;

    LockedRecords(Vault vault) {
        this.vault = vault;
    }

    /** @param context what the record belongs to, such as a reference: it cannot be unlocked as another's */
    public <T> byte[] lock(String context, KeptForm<T> form, T record) {
        return vault.lock(context, form.write(record));
    }

    /**
     * @throws org.safeconduct.platform.Unavailable if the record was altered, belongs to another context or was locked under
     *     another key
     * @throws IllegalStateException if it is not of this form
     */
    public <T> T unlock(String context, KeptForm<T> form, byte[] locked) {
        return form.read(vault.unlock(context, locked));
    }
}
