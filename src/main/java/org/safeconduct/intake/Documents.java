package org.safeconduct.intake;

import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.intake.content.Types;
import tools.jackson.databind.JsonNode;

/** What holds of the documents that go with a disclosure, whichever way they come. */
public final class Documents {

    /** In bytes, all together. */
    public static final long LARGEST_TOGETHER = 8L * 1024 * 1024;

    /**
     * An image here may be an indecent image of a child; making a copy is an offence (Protection of Children Act 1978
     * section 1), so the gateway takes none, whatever it shows.
     */
    private static final Set<Category> NO_IMAGES = Set.of(
            Category.YOUTH_PRODUCED_IMAGERY,
            Category.CHILD_SEXUAL_ABUSE,
            Category.CHILD_SEXUAL_EXPLOITATION,
            Category.HARMFUL_SEXUAL_BEHAVIOUR);

    private Documents() {}

    /**
     * Whether no image may come with this concern.
     *
     * @param form of a disclosure, which need not be whole
     */
    public static boolean refuseImages(JsonNode form) {
        boolean shared = form.at("/factors/imageSharing").asString("").equals(Tri.YES.code());
        return shared
                || StreamSupport.stream(form.at("/concern/categories").spliterator(), false)
                        .flatMap(code -> Code.read(Category.class, code.asString("")).stream())
                        .anyMatch(NO_IMAGES::contains);
    }

    /** Why a document is not taken. */
    public enum Fault {
        /** It is an image where none is taken. */
        IMAGE,
        /** It holds images or other objects where none are taken. */
        IMAGES_INSIDE,
        /** It cannot be looked into where no images are taken. */
        UNREADABLE,
        /** It is not what it says, or holds what acts when it is opened. */
        CONTENT
    }

    /**
     * @param form of the disclosure with which it goes, which need not be whole
     * @param declared what it says that it is
     * @return empty if it is taken
     */
    public static Optional<Fault> fault(JsonNode form, DocumentType declared, byte[] data) {
        boolean noImages = refuseImages(form);
        if (noImages && (declared.isImage() || Types.isPicture(data))) {
            return Optional.of(Fault.IMAGE);
        }
        if (!declared.fits(data)) {
            return Optional.of(Fault.CONTENT);
        }
        return noImages
                ? switch (declared.held(data)) {
                    case WORDS_ONLY -> Optional.empty();
                    case OBJECTS -> Optional.of(Fault.IMAGES_INSIDE);
                    case UNREADABLE -> Optional.of(Fault.UNREADABLE);
                }
                : Optional.empty();
    }
}
