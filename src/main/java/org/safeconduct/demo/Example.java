package org.safeconduct.demo;

import java.util.List;

/** The three disclosures that ship with the project. The people in them are invented. */
enum Example {
    HOSPITAL(
            "st-marys-hospital",
            "A hospital: a child of 14 may be sexually exploited; the child refused consent",
            "/fhir/$process-message",
            "application/fhir+xml",
            "demo/hospital.xml"),
    SCHOOL(
            "oakfield-school",
            "A school: young people of 13 and 14 shared an image of one of them",
            "/schools/v1/disclosures",
            "application/json",
            "demo/school.json"),
    CHARITY(
            "haven-charity",
            "A charity: a mother and her child live with domestic abuse; their address must stay safe",
            "/third-sector/v1/disclosures",
            "application/json",
            "demo/charity.json");

    private final String agency;
    private final String about;
    private final String path;
    private final String mediaType;
    private final String resource;

    Example(String agency, String about, String path, String mediaType, String resource) {
        this.agency = agency;
        this.about = about;
        this.path = path;
        this.mediaType = mediaType;
        this.resource = resource;
    }

    static List<Example> all() {
        return List.of(values());
    }

    String agency() {
        return agency;
    }

    String about() {
        return about;
    }

    String path() {
        return path;
    }

    String mediaType() {
        return mediaType;
    }

    String resource() {
        return resource;
    }
}
