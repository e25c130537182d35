package org.safeconduct.intake.health;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Property;

/** Goes through every element of a message, down to datatypes, extensions and contained resources. */
final class Elements {

    private Elements() {}

    /** What is done at each element that has a value. */
    @FunctionalInterface
    interface Visitor {

        /**
         * @param place FHIRPath, from the Bundle
         * @param name of the element in its parent
         */
        void visit(String place, String name, Base value);
    }

    static void visit(Bundle message, Visitor visitor) {
        visit(message, "Bundle", visitor);
    }

    private static void visit(Base at, String path, Visitor visitor) {
        for (Property child : at.children()) {
            String place = path + "." + child.getName().replace("[x]", "");
            for (int i = 0; i < child.getValues().size(); i++) {
                Base value = child.getValues().get(i);
                if (value != null && !value.isEmpty()) {
                    String one = child.isList() ? place + "[" + i + "]" : place;
                    visitor.visit(one, child.getName(), value);
                    visit(value, one, visitor);
                }
            }
        }
    }
}
