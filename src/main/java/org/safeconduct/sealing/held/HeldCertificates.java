package org.safeconduct.sealing.held;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.KeysUnusable;
import org.safeconduct.sealing.keys.Pem;
import org.safeconduct.sealing.vault.Vault;

/**
 * Where the certificates of agencies are. Those of an agency of the agencies file are in the keys folder. Those of one that was
 * added are in the store, so that every node has them, and locked: what somebody else puts there counts for nothing.
 */
public final class HeldCertificates {

    private final KeyFolder folder;
    private final Register register;
    private final Function<AgencyId, Optional<byte[]>> added;
    private final Vault vault;

    /** @param added what {@link #lock} has made of an agency's certificates, where there is any */
    public HeldCertificates(
            KeyFolder folder, Register register, Function<AgencyId, Optional<byte[]>> added, Vault vault) {
        this.folder = folder;
        this.register = register;
        this.added = added;
        this.vault = vault;
    }

    /**
     * Every certificate that stands for the agency now.
     *
     * @throws Unavailable if there are none, or they cannot be used
     */
    public List<X509Certificate> of(Agency agency) {
        return isOfFile(agency) ? ofFolder(agency) : unlocked(agency, ofStore(agency));
    }

    /**
     * Those of a hosted agency that stand beside its keys: what was sealed to them is still for its desk.
     *
     * @throws Unavailable if that cannot be known
     */
    public List<X509Certificate> kept(Agency agency) {
        if (!agency.hosted() || !isOfFile(agency)) {
            return List.of();
        }
        try {
            return folder.kept(KeyFolder.pairOf(agency.certificate()));
        } catch (KeysUnusable e) {
            throw new Unavailable("the key of " + agency.id() + " cannot be used", e);
        }
    }

    /**
     * What tells one state of them from another, without reading them; empty if there are none.
     *
     * @throws Unavailable if that cannot be known
     */
    public String stamp(Agency agency) {
        return isOfFile(agency)
                ? folder.stamp(agency.certificate())
                : added.apply(agency.id()).map(Sha256::hex).orElse("");
    }

    /** As they are kept in the store. */
    public byte[] lock(AgencyId agency, String pem) {
        return vault.lock(context(agency), pem.getBytes(StandardCharsets.US_ASCII));
    }

    private boolean isOfFile(Agency agency) {
        return register.ofFile().stream().anyMatch(known -> known.id().equals(agency.id()));
    }

    private List<X509Certificate> ofFolder(Agency agency) {
        try {
            return folder.certificates(agency.certificate());
        } catch (KeysUnusable e) {
            throw new Unavailable("the certificate of " + agency.id() + " cannot be used", e);
        }
    }

    private byte[] ofStore(Agency agency) {
        return added.apply(agency.id()).orElseThrow(() -> new Unavailable("there is no certificate of " + agency.id()));
    }

    private List<X509Certificate> unlocked(Agency agency, byte[] locked) {
        byte[] pem = vault.unlock(context(agency.id()), locked);
        try {
            List<X509Certificate> certificates = Pem.certificates(new ByteArrayInputStream(pem));
            if (!folder.welcomes(certificates)) {
                throw new Unavailable("the certificate of " + agency.id() + " is a development certificate");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new Unavailable("the certificate of " + agency.id() + " cannot be read", e);
        }
    }

    private static String context(AgencyId agency) {
        return "certificates of " + agency;
    }
}
