package org.safeconduct.governance.stream;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.safeconduct.disclosure.Json;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.EvidenceSearch.Leaf;
import org.safeconduct.evidence.Fact;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends evidence events on, in the order of the log, through a route that an integrator adds; without it nothing is sent.
 * Each event is sent at least once: how far it has come is written after the receiver has confirmed, so a crash in between
 * sends the last ones again, under the same leaf.
 */
@Component
class EvidenceStream {

    static final String ROUTE = "evidence-stream";

    private static final int BATCH = 200;
    /** By the name that Camel's Kafka component knows; other transports let it pass. One case's events stay in order. */
    private static final String KEY = "CamelKafkaKey";
    /** Stand for people: whoever holds the key could find out for whom. */
    private static final List<Fact> LEFT_OUT = List.of(Fact.SUBJECTS, Fact.ACTOR);

    private final JdbcTemplate database;
    private final EvidenceSearch evidence;
    private final CamelContext camel;
    private final ProducerTemplate routes;

    EvidenceStream(JdbcTemplate database, EvidenceSearch evidence, CamelContext camel, ProducerTemplate routes) {
        this.database = database;
        this.evidence = evidence;
        this.camel = camel;
        this.routes = routes;
    }

    boolean wanted() {
        return camel.getRoute(ROUTE) != null;
    }

    /** Sends what is new; returns how many events. What the receiver does not take stops it, to be tried again. */
    int send() {
        long next = next();
        List<Leaf> leaves = evidence.leaves(next, next + BATCH);
        int sent = 0;
        for (Leaf leaf : leaves) {
            if (leaf.found().isPresent()) {
                Found found = leaf.found().get();
                Map<String, Object> event = new LinkedHashMap<>(found.facts());
                LEFT_OUT.forEach(fact -> event.remove(fact.key()));
                event.put("leaf", leaf.index());
                routes.requestBodyAndHeader(
                        "direct:" + ROUTE,
                        new String(Json.write(event), StandardCharsets.UTF_8),
                        KEY,
                        found.reference().isEmpty() ? "gateway" : found.reference());
                sent++;
            }
        }
        if (!leaves.isEmpty()) {
            database.update(
                    "update evidence_stream set next_leaf = ? where name = 'events' and next_leaf = ?",
                    leaves.getLast().index() + 1,
                    next);
        }
        return sent;
    }

    private long next() {
        Long next = database.queryForObject("select next_leaf from evidence_stream where name = 'events'", Long.class);
        return next == null ? 0 : next;
    }
}
