package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeconduct.SafeConduct;

/** The jar holds no key and no secret: those come from files and the environment of whoever runs it. */
class SecretsTest {

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("BEGIN [A-Z ]*PRIVATE KEY-----\\s*[A-Za-z0-9+/]|\"d\"\\s*:\\s*\"[\\w-]{40,}\"");
    private static final Pattern SET_SECRET = Pattern.compile(
            "(?im)^[\\w.\" -]*(password|secret|credential|api-?key)[\\w\"-]*\\s*[:=]\\s*(?!\\$\\{)[\"']?[^\\s#\"'{\\[$|>]");

    @Test
    void noFileHoldsAPrivateKey() throws Exception {
        assertThat(files())
                .hasSizeGreaterThan(300)
                .noneMatch(file -> PRIVATE_KEY.matcher(text(file)).find());
    }

    @Test
    void noSettingHoldsASecret() throws Exception {
        assertThat(files())
                .filteredOn(file -> file.toString().matches(".*\\.(ya?ml|properties|json|xml|sql|factories)"))
                .hasSizeGreaterThan(20)
                .noneMatch(file -> SET_SECRET.matcher(text(file)).find());
    }

    /** What gives anyone a token: see {@code ProductionIssuerTest} for what keeps it out of production. */
    @Test
    void passwordsInTheClear_areInTheDevelopmentPackageOnly() throws Exception {
        assertThat(files())
                .filteredOn(
                        file -> file.toString().endsWith(".class") && text(file).contains("{noop}"))
                .isNotEmpty()
                .allMatch(file -> file.toString().contains("/identity/development/Development"));
    }

    private static List<Path> files() throws IOException {
        Path root = Path.of(SafeConduct.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/static/"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
