package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.administration.KeysOfAgencies;
import org.safeconduct.agreement.AgencyStates;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.evidence.Event;
import org.safeconduct.governance.LogChecks;
import org.safeconduct.review.RecipientStatus;
import org.safeconduct.review.Review;
import org.safeconduct.review.ReviewDecision;
import org.safeconduct.sharing.Gates;
import org.safeconduct.sharing.Obligation;

/** A code that has no words would be a broken page for whoever meets it first. */
class OversightWordsTest {

    static Stream<String> keys() {
        return Stream.of(
                        keys("evidence.", Event.values()),
                        keys("check.", LogChecks.State.values()),
                        keys("review.state.", Review.State.values()),
                        keys("review.did.", Review.State.values()),
                        keys("review.standing.", RecipientStatus.values()),
                        keys("review.about.", ReviewDecision.Kind.values()),
                        keys("review.decision.", ReviewDecision.Kind.values()),
                        keys("review.gate.result.", Gates.Result.values()),
                        Stream.of("yes", "no", "outweighed", "needs-you").map("review.gate.stands."::concat),
                        keys("share.label.", Sensitivity.values()),
                        keys("share.harm.", Harm.values()),
                        keys("share.purposes.", Purpose.values()),
                        keys("share.obligation.", Obligation.values()),
                        keys("share.recipients.", Recipient.values()),
                        keys("agency.key.", KeysOfAgencies.State.values()),
                        keys("agency.key.what.", KeysOfAgencies.State.values()),
                        keys("agency.sector.", Sector.values()),
                        keys("agency.state.", AgencyStates.State.values()),
                        keys("law.", StatutoryGateway.values()),
                        keys("share.gateway.", StatutoryGateway.values()))
                .flatMap(all -> all);
    }

    private static Stream<String> keys(String prefix, Code[] codes) {
        return Arrays.stream(codes).map(code -> prefix + code.code());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyCode_hasWords(String key) throws Exception {
        Properties words = new Properties();
        try (var in =
                new InputStreamReader(getClass().getResourceAsStream("/messages.properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        assertThat(words.getProperty(key)).isNotBlank();
    }
}
