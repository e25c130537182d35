package org.safeconduct.intake;

import java.util.Set;
import java.util.stream.StreamSupport;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import tools.jackson.databind.JsonNode;

/** What holds of the documents that go with a disclosure, whichever way they come. */
public final class Documents {

    /** In bytes, all together. */
    public static final long LARGEST_TOGETHER = 8L * 1024 * 1024;

    /**
     * An image here may be an indecent image of a child; making a copy is an offence (Protection of Children Act 1978
     * section 1), so the gateway takes none, whatever it shows.
     */
    private static final Set<Category> NO_IMAGES =
            Set.of(Category.YOUTH_PRODUCED_IMAGERY, Category.CHILD_SEXUAL_ABUSE, Category.CHILD_SEXUAL_EXPLOITATION);

    private Documents() {}

    /**
     * Whether no image may come with this concern.
     *
     * @param form of a disclosure, which need not be whole
     */
    public static boolean refuseImages(JsonNode form) {
        return StreamSupport.stream(form.at("/concern/categories").spliterator(), false)
                .flatMap(code -> Code.read(Category.class, code.asString("")).stream())
                .anyMatch(NO_IMAGES::contains);
    }

    /** Whether it is an image, whatever it says that it is. */
    public static boolean isImage(DocumentType declared, byte[] data) {
        return declared.isImage() || DocumentType.JPEG.fits(data) || DocumentType.PNG.fits(data);
    }
}
