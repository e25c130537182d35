package org.safeconduct.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.sealing.opening.AgencyKeys;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;

/** Somebody's own transport: a route file in a folder of theirs and the name of its scheme in the agencies file, no more. */
class OwnTransportIT {

    private static final String ROUTE = """
            - route:
                id: deliver-carrier
                from:
                  uri: direct:deliver-carrier
                  steps:
                    - process: {ref: "#class:%s"}
            - route:
                id: tell-pager
                from:
                  uri: direct:tell-pager
                  steps:
                    - process: {ref: "#class:%s"}
                    - bean: {ref: noticeResults, method: taken}
            """.formatted(Carrier.class.getName(), Pager.class.getName());

    @TempDir
    Path folder;

    /** Takes everything, and brings the receipt when it is asked for. */
    public static final class Carrier implements Processor {

        private static final List<Parcel> TAKEN = new CopyOnWriteArrayList<>();

        @Override
        public void process(Exchange exchange) throws Exception {
            Parcel parcel = exchange.getMessage().getMandatoryBody(Parcel.class);
            TAKEN.add(parcel);
            exchange.getMessage()
                    .setBody(new AttemptResult.Taken(parcel, Instant.now().plusSeconds(600)));
        }
    }

    /** Hears of what goes by. */
    public static final class Pager implements Processor {

        private static final List<String> HEARD = new CopyOnWriteArrayList<>();

        @Override
        public void process(Exchange exchange) {
            HEARD.add(String.valueOf(exchange.getMessage().getBody()));
        }
    }

    @Test
    void carries_andALaterReceiptSettlesIt_andAStartWithoutItsRouteSaysSo() throws Exception {
        Path agencies = folder.resolve("agencies.yaml");
        Files.writeString(
                agencies,
                new String(AgencySystem.resource("agencies/development.yaml"), StandardCharsets.UTF_8)
                        .replaceFirst(
                                "endpoint: https://localhost:[^\\n]*9441[^\\n]*", "endpoint: carrier://pigeon-loft")
                        .replace(
                                "webhook: \"https://localhost:${safeconduct.standin.sharers-port:9443}/news\"",
                                "own: \"pager://school\""));
        Files.writeString(folder.resolve("carrier.camel.yaml"), ROUTE);
        Map<String, Object> settings =
                Map.of("safeconduct.agencies", agencies.toUri().toString());

        assertThatThrownBy(() -> RunningGateway.start(folder, settings).close())
                .hasMessage("the agency county-police receives by \"carrier\", and no route file has a route from"
                        + " direct:deliver-carrier (safeconduct.routes)\n"
                        + "the agency oakfield-school is told by \"pager\", and no route file has a route from"
                        + " direct:tell-pager (safeconduct.routes)");

        try (RunningGateway gateway = RunningGateway.start(
                folder,
                Map.of(
                        "safeconduct.agencies",
                        agencies.toUri().toString(),
                        "safeconduct.routes",
                        "classpath:routes/*.camel.yaml,file:" + folder + "/*.camel.yaml"))) {
            AgencySystem school = gateway.agency("oakfield-school");
            String reference = AgencySystem.json(school.post(
                            "/schools/v1/disclosures",
                            "application/json",
                            AgencySystem.jsonExample("school", "By pigeon.")))
                    .path("reference")
                    .asString();
            await().atMost(Duration.ofSeconds(20)).until(() -> !Carrier.TAKEN.isEmpty());
            Parcel parcel = Carrier.TAKEN.getFirst();
            await().until(() -> school.getJson("/disclosures/v1/" + reference)
                    .path("timeline")
                    .toString()
                    .contains("its receipt is to come"));

            Attempts attempts = gateway.bean(Attempts.class);
            assertThat(attempts.settle(new LateReceipt(parcel.envelope(), "not.a.receipt")))
                    .as("only a receipt counts")
                    .isFalse();
            String receipt = gateway.bean(AgencyKeys.class)
                    .of(new AgencyId("county-police"))
                    .receipt(parcel.envelope(), parcel.reference(), parcel.digest(), Instant.now());
            assertThat(attempts.settle(new LateReceipt(parcel.envelope(), receipt)))
                    .isTrue();

            await().until(() -> school.getJson("/disclosures/v1/" + reference)
                    .path("status")
                    .asString()
                    .equals("delivered"));
            assertThat(Carrier.TAKEN).as("carried once").hasSize(1);
            await().until(() -> Pager.HEARD.stream().anyMatch(notice -> notice.contains(reference)));
        }
    }
}
