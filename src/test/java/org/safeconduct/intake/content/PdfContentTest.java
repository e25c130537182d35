package org.safeconduct.intake.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PdfContentTest {

    private static final String INLINE = "q BI /W 1 /H 1 /CS /G /BPC 8 ID \u0000 EI Q\n";
    private static final BufferedImage PICTURE = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);

    @FunctionalInterface
    interface Change {
        void to(PDDocument document, PDPage page) throws IOException;
    }

    @Test
    void wordsAlone_areTaken() throws IOException {
        assertThat(PdfContent.held(pdf((document, page) -> {}))).isEqualTo(Held.WORDS_ONLY);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void objectsAreFound_shownOrNot(String what, Change change) throws IOException {
        assertThat(PdfContent.held(pdf(change))).as(what).isEqualTo(Held.OBJECTS);
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                of(
                        "a picture on a page",
                        (document, page) -> draw(document, page, LosslessFactory.createFromImage(document, PICTURE))),
                of(
                        "a photograph",
                        (document, page) -> draw(document, page, JPEGFactory.createFromImage(document, PICTURE))),
                of(
                        "a picture that is on no page",
                        (document, page) -> document.getDocumentCatalog()
                                .getCOSObject()
                                .setItem("Kept", LosslessFactory.createFromImage(document, PICTURE))),
                of("a picture without a word that it is one", (document, page) -> {
                    COSStream stream = document.getDocument().createCOSStream();
                    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                        out.write("GIF89a............".getBytes(StandardCharsets.US_ASCII));
                    }
                    document.getDocumentCatalog().getCOSObject().setItem("Kept", stream);
                }),
                of(
                        "a picture between the words of a page",
                        (document, page) -> page.setContents(stream(document, INLINE))),
                of("a picture in a form", (document, page) -> {
                    PDFormXObject form = new PDFormXObject(stream(document, INLINE));
                    form.setResources(new PDResources());
                    form.setBBox(new PDRectangle(9, 9));
                    page.getResources().add(form);
                }),
                of("a file", (document, page) -> {
                    PDComplexFileSpecification file = new PDComplexFileSpecification();
                    file.setFile("a.txt");
                    file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(new byte[] {'a'})));
                    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
                    tree.setNames(Map.of("a", file));
                    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                    names.setEmbeddedFiles(tree);
                    document.getDocumentCatalog().setNames(names);
                }),
                of(
                        "a thumbnail in its description",
                        (document, page) -> document.getDocumentCatalog()
                                .setMetadata(new PDMetadata(
                                        document,
                                        new ByteArrayInputStream(("<x:xmpmeta><image>"
                                                        + Base64.getEncoder().encodeToString(new byte[600])
                                                        + "</image></x:xmpmeta>")
                                                .getBytes(StandardCharsets.UTF_8))))));
    }

    private static Arguments of(String what, Change change) {
        return Arguments.of(what, change);
    }

    @Test
    void pictureThatALaterVersionTookAway_isFound() throws IOException {
        byte[] before =
                pdf((document, page) -> draw(document, page, LosslessFactory.createFromImage(document, PICTURE)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(before)) {
            PDPage page = document.getPage(0);
            page.setResources(new PDResources());
            page.setContents(List.of());
            page.getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }

        assertThat(PdfContent.held(out.toByteArray())).isEqualTo(Held.OBJECTS);
    }

    @Test
    void whatCannotBeLookedInto_isSaidToBeSo() throws IOException {
        byte[] locked = pdf((document, page) ->
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));
        byte[] restricted = pdf((document, page) ->
                document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission())));
        byte[] plain = pdf((document, page) -> {});
        byte[] longer = java.util.Arrays.copyOf(plain, plain.length + 9);
        byte[] packed = pdf((document, page) -> {
            COSStream stream = document.getDocument().createCOSStream();
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] block = new byte[1024 * 1024];
                for (int i = 0; i < 80; i++) {
                    out.write(block);
                }
            }
            document.getDocumentCatalog().getCOSObject().setItem("Kept", stream);
        });
        java.util.Arrays.fill(longer, plain.length, longer.length, (byte) 'x');

        assertThat(packed.length).isLessThan(1024 * 1024);
        assertThat(Stream.of(locked, restricted, longer, packed, "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))
                        .map(PdfContent::held))
                .containsOnly(Held.UNREADABLE);
    }

    private static byte[] pdf(Change change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.showText("BI said it twice.");
                content.endText();
            }
            change.to(document, page);
            document.save(out);
        }
        return out.toByteArray();
    }

    private static void draw(PDDocument document, PDPage page, PDImageXObject image) throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            content.drawImage(image, 1, 1);
        }
    }

    private static PDStream stream(PDDocument document, String content) throws IOException {
        return new PDStream(document, new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
