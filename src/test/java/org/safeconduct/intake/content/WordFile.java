package org.safeconduct.intake.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Word document of one sentence, to which parts can be added. */
public final class WordFile {

    public static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    public WordFile() {
        with(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
        with(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                        + "She said it twice.</w:t></w:r></w:p></w:body></w:document>");
        relation("word/_rels/document.xml.rels", "hyperlink", "https://school.example/policy");
    }

    public WordFile with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public WordFile with(String name, byte[] part) {
        parts.put(name, part);
        return this;
    }

    public WordFile without(String name) {
        parts.remove(name);
        return this;
    }

    /** @param kind the last part of the relation's type */
    public WordFile relation(String name, String kind, String target) {
        return with(
                name,
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\""
                        + RELATIONS + kind + "\" Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>");
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
