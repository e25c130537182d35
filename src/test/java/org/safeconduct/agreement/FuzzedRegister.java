package org.safeconduct.agreement;

import static org.mockito.Mockito.mock;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.safeconduct.fuzz.FuzzTarget;
import org.safeconduct.platform.Utf8;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

/** What operators send: an agency that is to join, and an agreement. */
public final class FuzzedRegister implements FuzzTarget {

    private final String seed;
    private final Consumer<byte[]> reader;

    private FuzzedRegister(String seed, Consumer<byte[]> reader) {
        this.seed = seed;
        this.reader = reader;
    }

    public static List<FuzzTarget> all() {
        RegisterFile file =
                AgreementConfiguration.load(new ClassPathResource("agencies/development.yaml"), new MockEnvironment());
        JdbcTemplate nothingAdded = mock(JdbcTemplate.class);
        OnboardedAgencies agencies = new OnboardedAgencies(file, () -> nothingAdded, Clock.systemUTC());
        return List.of(
                new FuzzedRegister("""
                        {"id": "quillfeather", "name": "quillfeather", "sector": "police", "odsCodes": ["QUILL"],
                         "endpoint": "https://quillfeather.example/envelopes", "reviewers": "partnership",
                         "notify": {"webhook": "https://quillfeather.example/news"}, "sealing": "post-quantum",
                         "contact": "quillfeather@force.example", "hosted": false}""", body -> agencies.read(Utf8.decode(body))),
                new FuzzedRegister("""
                        {"id": "quillfeather", "tier": "data-disclosure-agreement", "status": "active",
                         "parties": ["oakfield-school", "county-police"], "purposes": ["early-help"],
                         "gateways": ["children-act-2004-s11"], "dataCategories": ["concern", "identity"],
                         "validFrom": "2026-04-01", "reviewDate": "2030-03-31",
                         "signatories": [{"agency": "oakfield-school", "role": "quillfeather", "date": "2026-03-16"},
                                         {"agency": "county-police", "role": "chief-constable", "date": "2026-03-18"}],
                         "connections": [{"agency": "county-police", "endpoint": "https://quillfeather.example/",
                                          "certificateSha256": "00"}]}""", body -> RegisterCheck.faults(file, AgreementJson.read(body))));
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                seed.getBytes(StandardCharsets.UTF_8),
                seed.replaceFirst("\\{", "{\"quillfeather\": \"quillfeather\", ")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void read(byte[] message) {
        reader.accept(message);
    }
}
