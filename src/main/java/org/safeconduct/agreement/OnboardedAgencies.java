package org.safeconduct.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.RegisterFile.AgencyEntry;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The agencies that an operator has added beside those of the agencies file. One counts on the node that took it as soon as it
 * is answered, and on every other within {@link #FRESH}.
 */
public class OnboardedAgencies {

    private static final Logger LOG = LoggerFactory.getLogger(OnboardedAgencies.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private record View(Instant asked, List<AgencyEntry> agencies) {}

    private final RegisterFile file;
    private final Supplier<JdbcTemplate> database;
    private final Clock clock;
    private volatile @Nullable View view;

    OnboardedAgencies(RegisterFile file, Supplier<JdbcTemplate> database, Clock clock) {
        this.file = file;
        this.database = database;
        this.clock = clock;
    }

    /**
     * An agency that might be added.
     *
     * @throws Rejection if it is not described as one is in the agencies file, does not fit the others, or is there already
     */
    public Agency read(JsonNode description) {
        AgencyEntry entry = AgencyJson.read(description);
        RegisterFile all = whole();
        if (all.agencies().stream().anyMatch(other -> other.id().equals(entry.id()))) {
            throw new Rejection(Rejection.Kind.CONFLICT, "there is an agency with this id", "/id");
        }
        for (RegisterCheck.Fault fault : RegisterCheck.faults(all, entry)) {
            throw new Rejection(Rejection.Kind.INVALID, fault.text(), fault.pointer());
        }
        Agency agency = entry.agency();
        if (agency.hosted()) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "a private key never comes over a call; name a hosted agency in the agencies file",
                    "/hosted");
        }
        return agency;
    }

    /**
     * Adds it, in the caller's transaction.
     *
     * @throws Rejection as {@link #read}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(JsonNode description, Instant at) {
        // One after the other, so that no two are checked against agencies without the other.
        database.get().execute("lock table onboarded_agency in share row exclusive mode");
        Agency agency = read(description);
        database.get()
                .update(
                        "insert into onboarded_agency (agency, at, content) values (?, ?, ?)",
                        agency.id().value(),
                        Timestamp.from(at),
                        description.toString());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                view = null;
            }
        });
    }

    /** @throws Unavailable if that cannot be known, and was not known before */
    List<AgencyEntry> all() {
        Instant now = clock.instant();
        View seen = view;
        if (seen != null && Duration.between(seen.asked(), now).abs().compareTo(FRESH) < 0) {
            return seen.agencies();
        }
        try {
            List<AgencyEntry> fresh = load();
            view = new View(now, fresh);
            return fresh;
        } catch (DataAccessException e) {
            if (seen != null) {
                // They are only ever added, so what was seen still holds.
                return seen.agencies();
            }
            throw new Unavailable("which agencies were added cannot be known", e);
        }
    }

    /** The file with them in it, as the store has them at this moment. */
    RegisterFile whole() {
        return new RegisterFile(
                file.partnership(),
                Stream.concat(file.agencies().stream(), load().stream()).toList(),
                file.recipients(),
                file.agreements());
    }

    private List<AgencyEntry> load() {
        List<AgencyEntry> fitting = new ArrayList<>();
        RegisterFile all = file;
        for (AgencyEntry entry : database.get()
                .query(
                        "select content from onboarded_agency order by at, agency",
                        (row, number) -> stored(row.getString("content")))) {
            if (all.agencies().stream().anyMatch(other -> other.id().equals(entry.id()))) {
                // The file has taken it in since, and says how it is now.
                continue;
            }
            if (!RegisterCheck.faults(all, entry).isEmpty()) {
                LOG.warn("The agency {} does not fit the agencies file any more and takes no part", entry.id());
                continue;
            }
            fitting.add(entry);
            all = new RegisterFile(
                    file.partnership(),
                    Stream.concat(file.agencies().stream(), fitting.stream()).toList(),
                    file.recipients(),
                    file.agreements());
        }
        return List.copyOf(fitting);
    }

    private static AgencyEntry stored(String content) {
        try {
            return AgencyJson.read(JSON.readTree(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an agency that was stored is JSON", e);
        }
    }
}
