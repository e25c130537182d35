package org.safeconduct.sealing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Sector;
import org.safeconduct.sealing.development.DevelopmentAuthority;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.Pem;
import org.safeconduct.sealing.opening.AgencyKey;
import org.safeconduct.sealing.opening.AgencyKeysForTests;

/** The keys folder of an agency that is to join: its private key is there and nowhere else. */
public final class NewcomersKeys {

    private final Path folder;
    private final String name;
    private final Clock clock;
    private final KeyFolder gateway;

    /** @param gateway a gateway's keys folder, whose development authority issues the certificates */
    public NewcomersKeys(Path folder, String name, Path gateway, Clock clock) throws Exception {
        this.folder = folder;
        this.name = name;
        this.clock = clock;
        this.gateway = new KeyFolder(gateway.toAbsolutePath().normalize(), true);
        Files.createDirectories(folder);
        for (String known : new String[] {"ca.pem", "gateway.pem"}) {
            Files.copy(gateway.resolve(known), folder.resolve(known));
        }
        renew();
    }

    /** Another key and certificate in the place of those it had. */
    public void renew() throws Exception {
        KeyPair pair = Workshop.pair("P-256");
        X509Certificate issued = new DevelopmentAuthority(clock, Workshop.IDS)
                .issue(DevelopmentAuthority.Part.AGENCY, name, pair.getPublic(), gateway.own(KeyFolder.CA));
        Files.writeString(
                folder.resolve(name + ".key"), Pem.privateKey(pair.getPrivate().getEncoded()));
        Files.writeString(folder.resolve(name + ".pem"), Pem.certificate(issued));
    }

    /** Its certificate, as PEM. */
    public String certificate() throws IOException {
        return Files.readString(folder.resolve(name + ".pem"));
    }

    public AgencyKey key() {
        return AgencyKeysForTests.first(own(), agency());
    }

    /** What the gateway has sealed to it. */
    public byte[] open(byte[] envelope) {
        return AgencyKeysForTests.opener(own(), agency(), clock).open(envelope);
    }

    private KeyFolder own() {
        return new KeyFolder(folder.toAbsolutePath().normalize(), true);
    }

    private Agency agency() {
        return new Agency(
                new AgencyId(name),
                name,
                Sector.POLICE,
                Set.of(),
                name + ".pem",
                Optional.of(URI.create("https://localhost/envelopes")));
    }
}
