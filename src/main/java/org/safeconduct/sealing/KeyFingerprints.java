package org.safeconduct.sealing;

import java.security.cert.CertificateEncodingException;
import java.util.Map;
import java.util.TreeMap;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.springframework.stereotype.Component;

/** What the gateway's and the agencies' keys are now, as digests, for those who must notice that one has changed. */
@Component
public class KeyFingerprints {

    private final KeyFolder keys;
    private final Register register;
    private final Vault vault;

    KeyFingerprints(KeyFolder keys, Register register, Vault vault) {
        this.keys = keys;
        this.register = register;
        this.vault = vault;
    }

    /** SHA-256 of each certificate, by the name of the key or agency; of the store key, a digest that only it can make. */
    public Map<String, String> now() {
        Map<String, String> found = new TreeMap<>();
        for (String own : new String[] {KeyFolder.CA, KeyFolder.SERVER, KeyFolder.GATEWAY, KeyFolder.RECEIPT}) {
            found.put(own, of(own + ".pem"));
        }
        for (Agency agency : register.agencies()) {
            found.put("agency " + agency.id(), of(agency.certificate()));
        }
        found.put("store", vault.pseudonym("which store key is this?"));
        return found;
    }

    private String of(String file) {
        try {
            return Crypto.sha256(keys.certificate(file).getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
