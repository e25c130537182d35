package org.safeconduct.intake.content;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a part of a package refers to (Open Packaging Conventions, part 9.3). */
final class Relations {

    private static final XMLInputFactory XML = factory();

    private Relations() {}

    /**
     * @param kind the last part of its type, in small letters
     * @param external whether it leads out of the package
     */
    record Relation(String kind, boolean external, String target) {

        /** Whether it is looked up on opening; a hyperlink waits for its reader. */
        boolean isFetched() {
            return external && !kind.equals("hyperlink");
        }

        /** Whether it may lead to another machine: anything but a path on a disk of this one. */
        boolean isRemote() {
            String to = target.strip().replace('\\', '/').toLowerCase(Locale.ROOT);
            boolean onThisDisk = to.matches("file:///[a-z](:|%3a)/(?!/).*")
                    || to.matches("[a-z]:/(?!/).*")
                    || to.matches("(?!/)[^:]*");
            return !onThisDisk;
        }
    }

    /** @return empty if it cannot be read */
    static Optional<List<Relation>> read(byte[] part) {
        List<Relation> relations = new ArrayList<>();
        try {
            XMLStreamReader in = XML.createXMLStreamReader(new ByteArrayInputStream(part));
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.DTD) {
                    return Optional.empty();
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && in.getLocalName().equals("Relationship")) {
                    relations.add(relation(in));
                }
            }
            in.close();
            return Optional.of(relations);
        } catch (XMLStreamException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Relation relation(XMLStreamReader in) {
        String type = attribute(in, "Type").toLowerCase(Locale.ROOT);
        return new Relation(
                type.substring(type.lastIndexOf('/') + 1),
                attribute(in, "TargetMode").equalsIgnoreCase("External"),
                attribute(in, "Target"));
    }

    private static String attribute(XMLStreamReader in, String name) {
        return Optional.ofNullable(in.getAttributeValue(null, name)).orElse("");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
