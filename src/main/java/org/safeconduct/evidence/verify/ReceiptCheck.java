package org.safeconduct.evidence.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.evidence.TreeHash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Checks a receipt: the gateway signed it, and the log holds what it promises. */
final class ReceiptCheck {

    private static final String TYPE = "safe-conduct-receipt+jws";

    private final Trust trust;
    private final ObjectMapper json = new ObjectMapper();

    ReceiptCheck(Trust trust) {
        this.trust = trust;
    }

    /** @param head the checkpoint that contains all entries; empty when the receipt is a promise still */
    record Verdict(JsonNode claims, int entries, Optional<TreeHead> head) {}

    /** @param text the JSON receipt, or the bare JWS */
    Verdict check(String text) throws NotProven {
        JsonNode receipt = text.strip().startsWith("{")
                ? read(text.getBytes(StandardCharsets.UTF_8))
                : json.createObjectNode().put("receipt", text.strip());
        JsonNode claims = claims(receipt.path("receipt").asString(""));
        Set<String> promised = new LinkedHashSet<>();
        claims.path("evidence").forEach(commitment -> promised.add(commitment.asString("")));
        if (promised.isEmpty()) {
            throw new NotProven("the receipt promises no evidence");
        }
        JsonNode log = receipt.path("log");
        if (log.isMissingNode()) {
            return new Verdict(claims, promised.size(), Optional.empty());
        }
        TreeHead head = trust.open(log.path("checkpoint").asString(""));
        for (JsonNode entry : log.path("entries")) {
            String commitment = entry.path("commitment").asString("");
            if (!promised.remove(commitment)) {
                throw new NotProven("the receipt does not promise this entry, or has it twice: " + commitment);
            }
            check(entry, commitment, head);
        }
        if (!promised.isEmpty()) {
            throw new NotProven("no proof is here for the promised entry "
                    + promised.iterator().next());
        }
        return new Verdict(claims, log.path("entries").size(), Optional.of(head));
    }

    private static void check(JsonNode entry, String commitment, TreeHead head) throws NotProven {
        List<byte[]> path = new ArrayList<>();
        for (JsonNode hash : entry.path("path")) {
            path.add(VerifierKey.decode(hash.asString(""))
                    .orElseThrow(() -> new NotProven("a proof holds something that is not a hash")));
        }
        if (!entry.path("index").isIntegralNumber()
                || !Proofs.included(
                        TreeHash.leaf(hex(commitment)),
                        entry.path("index").longValue(),
                        head.size(),
                        path,
                        head.root())) {
            throw new NotProven("the log does not hold entry " + commitment + " at "
                    + entry.path("index").asString(""));
        }
    }

    private JsonNode claims(String jws) throws NotProven {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3) {
            throw new NotProven("this is not a receipt");
        }
        JsonNode header = read(base64url(parts[0]));
        if (!header.path("alg").asString("").equals("ES256")
                || !header.path("typ").asString("").equals(TYPE)) {
            throw new NotProven("this is not a receipt of a Safe Conduct gateway");
        }
        JsonNode key = trust.receiptKeys().stream()
                .filter(known ->
                        known.path("kid").asString("").equals(header.path("kid").asString("")))
                .findFirst()
                .orElseThrow(() -> new NotProven("the receipt is signed with a key that you do not trust"));
        try {
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(publicKey(key));
            check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!check.verify(base64url(parts[2]))) {
                throw new NotProven("the receipt's signature is wrong: it was altered");
            }
        } catch (GeneralSecurityException e) {
            throw new NotProven("the receipt's signature is wrong: it was altered");
        }
        return read(base64url(parts[1]));
    }

    private static PublicKey publicKey(JsonNode jwk) throws GeneralSecurityException, NotProven {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(
                new BigInteger(1, base64url(jwk.path("x").asString(""))),
                new BigInteger(1, base64url(jwk.path("y").asString(""))));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private JsonNode read(byte[] text) throws NotProven {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new NotProven("this is not JSON");
        }
    }

    private static byte[] base64url(String text) throws NotProven {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new NotProven("this is not base64url");
        }
    }

    private static byte[] hex(String text) throws NotProven {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new NotProven("a commitment is not hexadecimal");
        }
    }
}
