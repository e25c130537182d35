package org.safeconduct.standin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.opening.AgencyKey;
import org.safeconduct.sealing.opening.Opener;
import org.safeconduct.sealing.opening.OpeningRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What a stand-in does with an envelope: opens it with its own keys, keeps it in memory, signs a receipt. The same
 * idempotency key again gets the same receipt and is not taken in twice.
 */
final class Desk {

    private static final int RECEIPTS_KEPT = 100_000;
    private static final int OPENED_KEPT = 200;

    private final AgencyKey key;
    private final Supplier<Opener> keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<UUID, String> receipts = bounded(RECEIPTS_KEPT);
    private final Map<UUID, Opened> opened = bounded(OPENED_KEPT);
    private long taken;

    private Opener opener;

    /** @param keys an opener with the keys that it has by then */
    Desk(AgencyKey key, Supplier<Opener> keys, ObjectMapper json, Clock clock) {
        this.key = key;
        this.keys = keys;
        this.opener = keys.get();
        this.json = json;
        this.clock = clock;
    }

    /**
     * @return the signed receipt
     * @throws org.safeconduct.sealing.opening.OpeningRefused if the envelope is not for this desk, is not the gateway's, or is damaged
     * @throws JacksonException if what was inside is not JSON
     */
    synchronized String take(UUID envelope, String digest, byte[] bytes) {
        String given = receipts.get(envelope);
        if (given != null) {
            return given;
        }
        JsonNode content = json.readTree(open(bytes));
        Instant now = clock.instant();
        String reference = content.path("reference").asString("");
        String receipt = key.receipt(envelope, new Reference(reference), digest, now);
        receipts.put(envelope, receipt);
        opened.put(envelope, new Opened(envelope, reference, now, content));
        taken++;
        return receipt;
    }

    private byte[] open(byte[] envelope) {
        try {
            return opener.open(envelope);
        } catch (OpeningRefused e) {
            // Sealed to a key that came since, perhaps.
            opener = keys.get();
            return opener.open(envelope);
        }
    }

    synchronized List<Opened> opened() {
        return new ArrayList<>(opened.values());
    }

    /** How many different envelopes have been taken in. */
    synchronized long taken() {
        return taken;
    }

    private static <V> Map<UUID, V> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, V> eldest) {
                return size() > most;
            }
        };
    }
}
