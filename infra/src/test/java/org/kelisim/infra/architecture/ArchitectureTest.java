package org.kelisim.infra.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The boundaries of docs: each rule with its reason, failing also when it matches nothing. */
class ArchitectureTest {

    private static final String[] MODEL = {
        "org.kelisim.json..",
        "org.kelisim.party..",
        "org.kelisim.notice..",
        "org.kelisim.directory..",
        "org.kelisim.cms..",
        "org.kelisim.envelope..",
        "org.kelisim.part..",
        "org.kelisim.log..",
        "org.kelisim.catalogue..",
        "org.kelisim.agreement..",
        "org.kelisim.dialogue.."
    };

    private static final JavaClasses KELISIM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kelisim");

    @Test
    void theModelKnowsNoFrameworkNoNetworkAndNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(MODEL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "com.vaadin..", "com.mongodb..", "org.bson..", "java.net.http..")
                .because("a state must be able to check everything with the model alone")
                .check(KELISIM);
    }

    @Test
    void theModelDependsOnNothingElseOfOurs() {
        noClasses()
                .that()
                .resideInAnyPackage(MODEL)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.kelisim..")
                        .and(resideInAnyPackage(MODEL).negate()))
                .because("shared-model lies beneath all other modules")
                .check(KELISIM);
    }

    @Test
    void theExchangeReachesNothingThatOpensADispatch() {
        noClasses()
                .that()
                .resideInAnyPackage("org.kelisim.exchange..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.kelisim\\.(envelope\\.(Opener|Opened|Sealer).*|part\\..*|cms\\.OpeningKey|cms\\.HybridSigner"
                                + "|client\\..*|portal\\..*)")
                .because("nobody has to trust the exchange: it can check and store a dispatch, never read or make one")
                .check(KELISIM);
    }

    @Test
    void nothingOfANodeDependsOnTheExchange() {
        noClasses()
                .that()
                .resideInAnyPackage("org.kelisim.client..", "org.kelisim.cli..", "org.kelisim.portal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.kelisim.exchange..")
                .because("nothing reaches another party except through the exchange's HTTP API")
                .check(KELISIM);
    }

    @Test
    void theClientLibraryNeedsNoScreen() {
        noClasses()
                .that()
                .resideInAnyPackage("org.kelisim.client..", "org.kelisim.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin..", "org.springframework..")
                .because("states' own systems use it without the portal")
                .check(KELISIM);
    }

    @Test
    void viewsAreNobodyElsesBusiness() {
        classes()
                .that()
                .resideInAPackage("org.kelisim.portal..")
                .and()
                .haveSimpleNameEndingWith("View")
                .should()
                .bePackagePrivate()
                .because("a feature has one public door, and a view is not it")
                .check(KELISIM);
    }

    @Test
    void onlyThePortAndTheStandInSpeakToMongoDb() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.kelisim.storage..", "org.kelisim.infra.standin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..")
                .because("the port allows only commands that every server we support does safely")
                .check(KELISIM);
    }

    @Test
    void theModelHasNoCycles() {
        slices().matching(
                        "org.kelisim.(json|party|notice|directory|cms|envelope|part|log|catalogue|agreement|dialogue)..")
                .should()
                .beFreeOfCycles()
                .because("each format must be readable by itself")
                .check(KELISIM);
    }
}
