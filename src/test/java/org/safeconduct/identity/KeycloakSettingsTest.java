package org.safeconduct.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

class KeycloakSettingsTest {

    private static final URI LOGIN = URI.create("https://login.example");

    @Test
    void sendsNoSecretInTheClear_andNeedsOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new KeycloakSettings(URI.create("http://login.example"), "realm", "gateway", "hidden"))
                .withMessageContaining("https")
                .withMessageNotContaining("hidden");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeycloakSettings(LOGIN, "realm", "gateway", null))
                .withMessageContaining("client-secret");
        assertThat(new KeycloakSettings(LOGIN, "realm", "gateway", "hidden").toString())
                .doesNotContain("hidden");
    }
}
