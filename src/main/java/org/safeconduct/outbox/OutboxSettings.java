package org.safeconduct.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox shares itself out.
 *
 * @param atOnce how many are under way to one addressee at once, of each kind and on each node
 * @param urgentAtOnce how many more of them, if they are urgent: what hangs does not stand before them
 * @param claim how long a node has for one try before another takes it; longer than any try may take
 * @param look how often it looks for what has come due
 * @param silences after how many tries in a row without an answer an addressee is left alone
 * @param rest for how long, before one try shows whether they are there again; what is urgent is tried all the same
 * @param again when something that the gateway itself could not try is looked at again
 */
@ConfigurationProperties("safeconduct.outbox")
record OutboxSettings(
        @DefaultValue("4") int atOnce,
        @DefaultValue("2") int urgentAtOnce,
        @DefaultValue("30s") Duration claim,
        @DefaultValue("500ms") Duration look,
        @DefaultValue("3") int silences,
        @DefaultValue("15s") Duration rest,
        @DefaultValue("2s") Duration again) {}
