package org.safeconduct.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.intake.reading.Reader;
import org.safeconduct.intake.reading.Reading;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.StrictJson;

class IntakeTest {

    /** The example of FIPS 180-4. */
    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final Clock CLOCK = Clock.fixed(Messages.NOW, ZoneOffset.UTC);

    @Test
    void stampsWhatItRead_withReferenceTimeAndDigest() {
        Submission submission = Messages.form("abc");
        Intake intake = new Intake(List.of(new Plain(Set.of(Submission.Channel.values()))), CLOCK, new Counting());

        Received received = intake.read(submission).read();

        assertThat(received.reference().value()).isEqualTo("SC-0410-6105");
        assertThat(received.receivedAt()).isEqualTo(Messages.NOW);
        assertThat(received.bodyDigest()).isEqualTo(SHA_256_OF_ABC);
        assertThat(received.caller()).isEqualTo(submission.caller());
        assertThat(received.channel()).isEqualTo(Submission.Channel.SCHOOL);
        assertThat(received.toString()).doesNotContain("Whitmore");
    }

    @Test
    void refusesToStart_unlessEachChannelHasOneReader() {
        Reader school = new Plain(Set.of(Submission.Channel.SCHOOL));
        Reader all = new Plain(Set.of(Submission.Channel.values()));

        assertThatIllegalStateException().isThrownBy(() -> new Intake(List.of(school), CLOCK, new Counting()));
        assertThatIllegalStateException().isThrownBy(() -> new Intake(List.of(school, all), CLOCK, new Counting()));
    }

    private record Plain(Set<Submission.Channel> channels) implements Reader {
        @Override
        public Reading read(Submission submission, Instant receivedAt) {
            return new Reading(
                    DisclosureJson.read(StrictJson.read(Messages.text("/demo/school.json"))),
                    Optional.empty(),
                    List.of());
        }
    }

    private static final class Counting implements Ids {
        @Override
        public UUID uuid() {
            return new UUID(0, 0);
        }

        @Override
        public byte[] random(int length) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) (i + 1);
            }
            return bytes;
        }
    }
}
