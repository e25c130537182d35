package org.safeconduct.sealing.vault;

import java.util.function.Supplier;
import org.safeconduct.platform.Ids;

/** Opens the package to tests that need a vault. */
public final class VaultForTests {

    private VaultForTests() {}

    public static Vault of(Supplier<StoreKeys> keys, Ids ids) {
        return new Vault(keys, ids);
    }
}
