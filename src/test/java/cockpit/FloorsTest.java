package cockpit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The house: three floors, and an import only ever points down.
@AnalyzeClasses(packages = "cockpit", importOptions = ImportOption.DoNotIncludeTests.class)
final class FloorsTest {
    private static final String[] GROUND = {
        "cockpit.world..", "cockpit.stage..", "cockpit.script..", "cockpit.simulation..", "cockpit.scenarios.."
    };
    private static final String[] TOP = {
        "cockpit.app..", "cockpit.live..", "cockpit.recording..", "cockpit.preflight..", "cockpit.burst.."
    };

    @ArchTest
    static final ArchRule groundKnowsNoFloorAbove = noClasses()
            .that()
            .resideInAnyPackage(GROUND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("cockpit.views..", "cockpit.app..", "cockpit.live..", "cockpit.recording..")
            .because("a model that knows its picture cannot be tested without one");

    @ArchTest
    static final ArchRule viewsKnowNoFloorAbove = noClasses()
            .that()
            .resideInAPackage("cockpit.views..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TOP)
            .because("a view draws a world; it does not know who made it");

    @ArchTest
    static final ArchRule noPixelsBelowTheViews = noClasses()
            .that()
            .resideInAnyPackage(GROUND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "com.sun.javafx..", "java.awt..", "javax.swing..")
            .because("rehearsals and decisions run without a toolkit");

    @ArchTest
    static final ArchRule groundTouchesNoDiskAndNoNetwork = noClasses()
            .that()
            .resideInAnyPackage(GROUND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..", "java.net.http..")
            .because("the fold and the models are pure");

    @ArchTest
    static final ArchRule groundHasNoClock = noClasses()
            .that()
            .resideInAnyPackage(GROUND)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random")
            .because("time and chance come in as arguments: same seed, same events");

    @ArchTest
    static final ArchRule viewsDoNoInputAndOutput = noClasses()
            .that()
            .resideInAPackage("cockpit.views..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net.http..", "tools.jackson..")
            .because("the FX thread draws, nothing else");

    @ArchTest
    static final ArchRule theFunctionIsSmall = noClasses()
            .that()
            .resideInAPackage("cockpit.burst..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "cockpit.views..",
                    "cockpit.app..",
                    "cockpit.live..",
                    "cockpit.recording..",
                    "cockpit.preflight..",
                    "javafx..",
                    "io.fabric8..")
            .because("it is a jar of its own, and starts cold while an audience waits");

    @ArchTest
    static final ArchRule noDrawers = noClasses()
            .should()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("put it on the type it talks about, or name the concept");

    @ArchTest
    static final ArchRule everyPackageIsOnAFloor = classes()
            .should()
            .resideInAnyPackage(
                    "cockpit.world..",
                    "cockpit.stage..",
                    "cockpit.script..",
                    "cockpit.simulation..",
                    "cockpit.scenarios..",
                    "cockpit.views..",
                    "cockpit.app..",
                    "cockpit.live..",
                    "cockpit.recording..",
                    "cockpit.preflight..",
                    "cockpit.burst..");

    @ArchTest
    static final ArchRule noCycles = slices().matching("cockpit.(*)..").should().beFreeOfCycles();
}
