package org.safeconduct.sealing.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.Partnership;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.sealing.Workshop;

/** The keys that are held here are read once, and again when their files are others. */
class HostedKeysTest {

    private static final AgencyId MASH = Partnership.MASH;

    @TempDir
    Path folder;

    private HostedKeys hosting() {
        Workshop workshop = new Workshop(folder);
        workshop.partnership.hosted = Set.of(MASH);
        return new HostedKeys(workshop.keys, workshop.partnership, Workshop.CLOCK);
    }

    @Test
    void keyIsReadOnce_untilItsFilesChange() throws Exception {
        HostedKeys hosted = hosting();
        AgencyKey first = hosted.of(MASH).orElseThrow();

        assertThat(hosted.of(MASH)).containsSame(first);
        assertThat(hosted.opener(first)).isSameAs(hosted.opener(first));

        Opener before = hosted.opener(first);
        new Rollover(folder, Workshop.CLOCK).replaceBoth(MASH.value());

        assertThat(hosted.of(MASH).orElseThrow().certificate()).isNotEqualTo(first.certificate());
        assertThat(hosted.opener(first)).isNotSameAs(before);
    }

    @Test
    void keyThatIsTakenAway_isNotUsedAnyMore() throws Exception {
        HostedKeys hosted = hosting();
        assertThat(hosted.of(MASH)).isPresent();

        Files.delete(folder.resolve(MASH + ".key"));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> hosted.of(MASH));
    }

    @Test
    void keyOfAnAgencyThatOpensElsewhere_isNotRead() throws Exception {
        HostedKeys hosted = hosting();

        assertThat(hosted.of(Partnership.SCHOOL)).isEmpty();
    }
}
