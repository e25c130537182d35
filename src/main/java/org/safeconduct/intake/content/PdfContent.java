package org.safeconduct.intake.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Pictures and other objects in a PDF: whatever is in it, shown on a page or not, in this or an earlier version. */
public final class PdfContent {

    /** A stream is never inside another, so what it is stands in plain letters, also in a version that was replaced. */
    private static final Pattern WRITTEN = Pattern.compile(
            "/Subtype\\s*/Image\\b|/(?:DCT|JPX|JBIG2|CCITTFax)Decode\\b|/EmbeddedFile\\b|/RichMedia\\b|/Subtype\\s*/3D\\b");

    /** Old ways to pack, by which a few bytes become very many. */
    private static final Pattern OLD_PACKING = Pattern.compile("/(?:LZW|RunLength)Decode\\b");

    private static final Pattern END = Pattern.compile("%%EOF[\\s\\x00]*\\z");

    private static final Set<String> OBJECTS =
            Set.of("Image", "EmbeddedFile", "FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D", "PS");

    private static final Set<String> KEYS = Set.of("EF", "EmbeddedFiles", "Thumb", "RichMediaContent", "JBIG2Globals");

    private static final Set<String> FILTERS =
            Set.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF");

    private static final int DEEPEST = 64;

    private PdfContent() {}

    public static Held held(byte[] data) {
        String raw = new String(data, StandardCharsets.ISO_8859_1);
        if (WRITTEN.matcher(raw).find()) {
            return Held.OBJECTS;
        }
        if (!END.matcher(raw.substring(Math.max(0, raw.length() - 1024))).find()
                || OLD_PACKING.matcher(raw).find()
                || !Inflation.isBounded(data, raw)) {
            return Held.UNREADABLE;
        }
        try (PDDocument document = Loader.loadPDF(data)) {
            return document.isEncrypted() ? Held.UNREADABLE : held(document);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Locked with a password, or broken: either way nobody can say what it shows.
            return Held.UNREADABLE;
        }
    }

    private static Held held(PDDocument document) throws IOException {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (COSObjectKey key :
                List.copyOf(document.getDocument().getXrefTable().keySet())) {
            Held held = held(document.getDocument().getObjectFromPool(key).getObject(), seen, 0);
            if (held != Held.WORDS_ONLY) {
                return held;
            }
        }
        for (PDPage page : document.getPages()) {
            if (drawsImage(new PDFStreamParser(page))) {
                return Held.OBJECTS;
            }
        }
        return Held.WORDS_ONLY;
    }

    private static Held held(COSBase at, Set<COSBase> seen, int depth) throws IOException {
        if (at instanceof COSObject || at == null || !seen.add(at)) {
            return Held.WORDS_ONLY;
        }
        if (depth > DEEPEST) {
            return Held.UNREADABLE;
        }
        Held held = Held.WORDS_ONLY;
        if (at instanceof COSArray array) {
            for (COSBase item : array) {
                held = held.and(held(item, seen, depth + 1));
            }
        } else if (at instanceof COSDictionary dictionary) {
            held = ofDictionary(dictionary);
            for (COSBase value : dictionary.getValues()) {
                held = held.and(held(value, seen, depth + 1));
            }
        }
        return held;
    }

    private static Held ofDictionary(COSDictionary dictionary) throws IOException {
        if (dictionary.getItem(COSName.getPDFName("XFA")) != null) {
            return Held.UNREADABLE;
        }
        boolean object = KEYS.stream().anyMatch(key -> dictionary.getItem(COSName.getPDFName(key)) != null)
                || OBJECTS.contains(String.valueOf(dictionary.getNameAsString(COSName.SUBTYPE)))
                || OBJECTS.contains(String.valueOf(dictionary.getNameAsString(COSName.TYPE)));
        if (object) {
            return Held.OBJECTS;
        }
        if (dictionary.getDictionaryObject(COSName.getPDFName("CharProcs")) instanceof COSDictionary glyphs) {
            for (COSName glyph : glyphs.keySet()) {
                if (glyphs.getDictionaryObject(glyph) instanceof COSStream drawn && drawsImage(drawn)) {
                    return Held.OBJECTS;
                }
            }
        }
        return dictionary instanceof COSStream stream ? ofStream(stream) : Held.WORDS_ONLY;
    }

    private static Held ofStream(COSStream stream) throws IOException {
        if (filters(stream.getFilters())) {
            return Held.OBJECTS;
        }
        boolean drawn = COSName.FORM.equals(stream.getCOSName(COSName.SUBTYPE))
                || stream.getItem(COSName.getPDFName("PatternType")) != null;
        if (drawn && drawsImage(stream)) {
            return Held.OBJECTS;
        }
        byte[] unpacked = unpacked(stream);
        if (Types.isPicture(unpacked)) {
            return Held.OBJECTS;
        }
        // The description of a document may carry a small picture of it.
        return COSName.METADATA.equals(stream.getCOSName(COSName.TYPE))
                ? TextContent.of(new String(unpacked, StandardCharsets.UTF_8))
                : Held.WORDS_ONLY;
    }

    private static boolean filters(COSBase filters) {
        return switch (filters) {
            case null -> false;
            case COSName name -> FILTERS.contains(name.getName());
            case COSArray array ->
                array.toList().stream()
                        .anyMatch(each -> each instanceof COSName name && FILTERS.contains(name.getName()));
            default -> false;
        };
    }

    private static boolean drawsImage(COSStream stream) throws IOException {
        return drawsImage(new PDFStreamParser(unpacked(stream)));
    }

    /** Whether it has an inline image (ISO 32000-1, 8.9.7). */
    private static boolean drawsImage(PDFStreamParser content) throws IOException {
        for (Object token = content.parseNextToken(); token != null; token = content.parseNextToken()) {
            if (token instanceof Operator operator && operator.getName().equals("BI")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] unpacked(COSStream stream) throws IOException {
        try (var in = stream.createInputStream()) {
            return in.readAllBytes();
        }
    }
}
