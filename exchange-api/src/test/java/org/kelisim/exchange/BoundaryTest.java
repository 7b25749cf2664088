package org.kelisim.exchange;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class BoundaryTest {
    private static final JavaClasses EXCHANGE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.kelisim.exchange", "org.kelisim.envelope", "org.kelisim.cms", "org.kelisim.directory");

    @Test
    void reachesNoCodeThatOpensSealsOrHoldsAnOfficesKeys() {
        noClasses()
                .that()
                .resideInAPackage("org.kelisim.exchange..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.kelisim\\.(envelope\\.(Opener|Opening|Opened|Sealer|Sealing|Dispatch)|cms\\.(OpeningKey|HybridSigner|HybridKeys|Pkcs12|Key.*))")
                .because("whoever takes the exchange over must find nothing that opens a dispatch")
                .check(EXCHANGE);
    }

    @Test
    void whatVerifiesTheOuterLayerReachesNothingThatOpensEither() {
        noClasses()
                .that()
                .haveSimpleName("OuterVerifier")
                .or()
                .haveSimpleName("UnverifiedDispatch")
                .should()
                .transitivelyDependOnClassesThat()
                .haveFullyQualifiedName("org.kelisim.envelope.Opener")
                .because("the exchange calls these two, and through them nothing else may come in")
                .check(EXCHANGE);
    }

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        SlicesRuleDefinition.slices()
                .matching("org.kelisim.exchange.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each feature is read and changed by itself")
                .check(EXCHANGE);
    }
}
