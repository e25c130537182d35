package org.safeconduct.agreement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/**
 * The agencies that an operator has added beside those of the agencies file, and their certificates. One counts on the node
 * that took it as soon as it is answered, and on every other within a second.
 */
public class OnboardedAgencies implements AddedCertificates {

    private static final Logger LOG = LoggerFactory.getLogger(OnboardedAgencies.class);

    private static final String LOAD = """
            select o.content, (select c.certificates from agency_certificate c
                                where c.agency = o.agency order by c.change desc limit 1) as certificates
              from onboarded_agency o order by o.at, o.agency""";

    /** @param certificates as they were kept; null if there are none */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Added(AgencyEntry entry, byte @Nullable [] certificates) {}

    private final RegisterFile file;
    private final Supplier<JdbcTemplate> database;
    private final Refreshed<List<Added>> added;

    OnboardedAgencies(RegisterFile file, Supplier<JdbcTemplate> database, Clock clock) {
        this.file = file;
        this.database = database;
        this.added = new Refreshed<>(this::load, clock);
    }

    /**
     * An agency that might be added.
     *
     * @throws Rejection if it is not described as one is in the agencies file, does not fit the others, or is there already
     */
    public Agency read(String description) {
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
    public void add(String description, Instant at) {
        // One after the other, so that no two are checked against agencies without the other.
        database.get().execute("lock table onboarded_agency in share row exclusive mode");
        Agency agency = read(description);
        database.get()
                .update(
                        "insert into onboarded_agency (agency, at, content) values (?, ?, ?)",
                        agency.id().value(),
                        Timestamp.from(at),
                        description.toString());
        added.changes();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(AgencyId agency, byte[] certificates, Instant at) {
        if (load().stream().noneMatch(one -> one.entry().id().equals(agency))) {
            throw new Rejection(
                    Rejection.Kind.CONFLICT,
                    "the agencies file names this agency: its certificates are in the keys folder");
        }
        database.get()
                .update(
                        "insert into agency_certificate (agency, at, certificates) values (?, ?, ?)",
                        agency.value(),
                        Timestamp.from(at),
                        certificates);
        added.changes();
    }

    @Override
    public Optional<byte[]> certificates(AgencyId agency) {
        List<Added> now;
        try {
            now = added.now();
        } catch (DataAccessException e) {
            throw new Unavailable("the certificates of agencies that were added cannot be known", e);
        }
        return now.stream()
                .filter(one -> one.entry().id().equals(agency))
                .findFirst()
                .map(Added::certificates);
    }

    /** @throws Unavailable if that cannot be known, and was not known before */
    List<AgencyEntry> all() {
        List<Added> known;
        try {
            known = added.now();
        } catch (DataAccessException e) {
            // They are only ever added, so what was seen still holds.
            known = added.last().orElseThrow(() -> new Unavailable("which agencies were added cannot be known", e));
        }
        return known.stream().map(Added::entry).toList();
    }

    /** The file with them in it, as the store has them at this moment. */
    RegisterFile whole() {
        return with(load());
    }

    private List<Added> load() {
        List<Added> fitting = new ArrayList<>();
        for (Added one : database.get()
                .query(
                        LOAD,
                        (row, number) -> new Added(stored(row.getString("content")), row.getBytes("certificates")))) {
            RegisterFile all = with(fitting);
            if (file.agencies().stream()
                    .anyMatch(other -> other.id().equals(one.entry().id()))) {
                // The file has taken it in since, and says how it is now.
                continue;
            }
            if (!RegisterCheck.faults(all, one.entry()).isEmpty()) {
                LOG.warn(
                        "The agency {} does not fit the agencies file any more and takes no part",
                        one.entry().id());
                continue;
            }
            fitting.add(one);
        }
        return List.copyOf(fitting);
    }

    private RegisterFile with(List<Added> more) {
        return new RegisterFile(
                file.partnership(),
                Stream.concat(file.agencies().stream(), more.stream().map(Added::entry))
                        .toList(),
                file.recipients(),
                file.agreements());
    }

    private static AgencyEntry stored(String content) {
        return AgencyJson.read(content);
    }
}
