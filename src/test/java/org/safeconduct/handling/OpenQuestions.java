package org.safeconduct.handling;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** The open question with the county's rules, for the tests of who asks it. */
public final class OpenQuestions {

    private OpenQuestions() {}

    /** @param most questions of one address in a minute */
    public static OpenQuestion ofCounty(int most) {
        return new OpenQuestion(
                County.HANDLING,
                new OpenQuestionSettings(most, Duration.ofMinutes(1)),
                Clock.fixed(County.NOW, ZoneOffset.UTC));
    }

    public static OutcomeCatalogue outcomes() {
        return new OutcomeCatalogue(County.RULEBOOKS);
    }

    /** A body of facts. */
    public static byte[] scenario() throws Exception {
        return Cases.body("youth-imagery", Cases.YAML.readTree("{}"));
    }
}
