package org.safeconduct.intake.health;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Rejection;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/** How a FHIR resource is written. */
public enum WireFormat {
    JSON("application", "fhir+json"),
    XML("application", "fhir+xml");

    private final MediaType type;

    WireFormat(String type, String subtype) {
        this.type = new MediaType(type, subtype);
    }

    /** In HTTP. */
    public MediaType mediaType() {
        return type;
    }

    /**
     * What a request's content type says.
     *
     * @throws Rejection unsupported type: not FHIR, or another FHIR release than R4, or another BaRS major version than 1
     */
    public static WireFormat ofContent(@Nullable String contentType) {
        MediaType declared = parsed(contentType);
        for (WireFormat format : values()) {
            if (format.type.equalsTypeAndSubtype(declared)) {
                acceptable(declared.getParameters());
                return format;
            }
        }
        throw unsupported("Send application/fhir+json or application/fhir+xml.");
    }

    /** What an {@code Accept} header asks for; empty when it leaves the choice open or asks for something else. */
    public static Optional<WireFormat> ofAccept(@Nullable String accept) {
        if (accept == null) {
            return Optional.empty();
        }
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(wanted);
            return wanted.stream()
                    .flatMap(type -> ofSubtype(type.getSubtype()).stream())
                    .findFirst();
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return Optional.empty();
        }
    }

    /** As {@code Accept} asks; else as the request came; else JSON. */
    public static WireFormat wanted(@Nullable String accept, @Nullable String contentType) {
        return ofAccept(accept).or(() -> ofAccept(contentType)).orElse(JSON);
    }

    private static Optional<WireFormat> ofSubtype(String subtype) {
        return switch (subtype) {
            case "fhir+json", "json" -> Optional.of(JSON);
            case "fhir+xml", "xml" -> Optional.of(XML);
            default -> Optional.empty();
        };
    }

    private static MediaType parsed(@Nullable String contentType) {
        try {
            return contentType == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static void acceptable(Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "fhirversion" -> {
                    if (!value.matches("4\\.0(\\.1)?")) {
                        throw unsupported("Only FHIR R4 (fhirVersion 4.0) is taken.");
                    }
                }
                case "version" -> {
                    if (!value.matches("1(\\.[0-9]+)*")) {
                        throw unsupported("Only version 1 of BaRS is taken.");
                    }
                }
                case "charset" -> {
                    if (!value.equalsIgnoreCase("utf-8")) {
                        throw unsupported("FHIR is written in UTF-8.");
                    }
                }
                default -> {
                    // no other parameter changes the meaning
                }
            }
        });
    }

    private static Rejection unsupported(String detail) {
        return new Rejection(Rejection.Kind.UNSUPPORTED_TYPE, detail);
    }
}
