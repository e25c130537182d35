package org.safeconduct.administration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.Command;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.MovableClock;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SpecialGateway;
import org.springframework.jdbc.core.JdbcTemplate;

/** A gateway with an operator, of which the test sets the clock. */
@ExtendWith(Shared.class)
abstract class Operating {

    /** Looks for changed keys all the time. */
    static final class Operated extends SpecialGateway {
        Operated() {
            super(
                    folder -> Map.of(
                            "safeconduct.keys.look-every", "200ms",
                            "safeconduct.standin.police-port", POLICE,
                            "safeconduct.standin.mash-port", MASH),
                    CLOCK);
        }
    }

    @TempDir
    static Path folder;

    static final MovableClock CLOCK = new MovableClock();
    static final int POLICE = FreePorts.one();
    static final int MASH = FreePorts.one();

    static Operated operated;
    static RunningGateway gateway;

    static JdbcTemplate database;
    static AgencySystem operator;
    static AgencySystem school;

    @BeforeAll
    static void start(Operated shared) throws Exception {
        operated = shared;
        gateway = operated.gateway();
        database = gateway.bean(JdbcTemplate.class);
        operator = gateway.agency("operator");
        school = gateway.agency("oakfield-school");
    }

    static void startAgain() throws Exception {
        operated.startAgain();
        start(operated);
    }

    static String receives(RunningGateway node) {
        return node.bean(Register.class).recipient(Recipient.POLICE).id().value();
    }

    static String agency(Path token, String... what) {
        return Command.run(
                        "agency",
                        List.of(
                                "--gateway=" + gateway.uri(),
                                "--ca",
                                gateway.certs().resolve("ca.pem").toString(),
                                "--token-file=" + token),
                        what)
                .toString();
    }

    static int share(AgencySystem agency, String example) throws Exception {
        String path = example.equals("school") ? "/schools/v1/disclosures" : "/third-sector/v1/disclosures";
        return agency.post(path, "application/json", AgencySystem.jsonExample(example, "A concern."))
                .statusCode();
    }

    static int post(String agency, String what) throws Exception {
        return operator.post("/agencies/v1/" + agency + "/" + what, "application/json", new byte[0])
                .statusCode();
    }

    static String state(String agency) throws Exception {
        return StreamSupport.stream(
                        AgencySystem.json(operator.get("/agencies/v1")).spliterator(), false)
                .filter(shown -> shown.path("id").asString().equals(agency))
                .map(shown -> shown.path("state").asString())
                .findFirst()
                .orElseThrow();
    }

    static int waiting(String recipient) {
        return Objects.requireNonNull(database.queryForObject(
                "select count(*) from delivery where recipient = ? and state = 'waiting'", Integer.class, recipient));
    }

    static List<String> effects(String agency) {
        return database.queryForList(
                "select record::jsonb ->> 'effect' from evidence_record"
                        + " where event = 'agency-changed' and record::jsonb ->> 'agency' = ? order by entry",
                String.class,
                agency);
    }
}
