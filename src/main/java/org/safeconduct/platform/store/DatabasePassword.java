package org.safeconduct.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.safeconduct.platform.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The password of the gateway's own database: made at the first start, and kept with the keys. */
final class DatabasePassword {

    static final String FILE = "database.password";

    private static final Logger LOG = LoggerFactory.getLogger(DatabasePassword.class);
    private static final int BYTES = 32;

    /** Nothing in it means anything to SQL or to a JDBC address. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32,128}");

    private DatabasePassword() {}

    /** @throws StoreUnusable if the file is no password, or there is none and it cannot be written */
    static String in(Path keys, Ids ids) {
        Path file = keys.resolve(FILE);
        try {
            if (Files.exists(file) && !OwnerOnly.isOpenToOthers(file)) {
                return read(file);
            }
            if (Files.exists(file)) {
                LOG.warn("{} could be read by other accounts; a new password takes its place", file);
            }
            if (Files.notExists(keys)) {
                OwnerOnly.folder(keys);
            }
            OwnerOnly.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(ids.random(BYTES)) + "\n");
            return read(file);
        } catch (IOException e) {
            throw new StoreUnusable(
                    file,
                    "cannot be read or written.",
                    "Let the gateway's account, and no other, read and write the folder.");
        }
    }

    private static String read(Path file) throws IOException {
        String password = Files.readString(file).strip();
        if (!FORM.matcher(password).matches()) {
            throw new StoreUnusable(
                    file,
                    "is not a password of 32 to 128 letters, digits, '-' and '_'.",
                    "Delete the file: the next start makes a new one.");
        }
        return password;
    }
}
