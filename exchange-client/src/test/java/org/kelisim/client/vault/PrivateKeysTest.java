package org.kelisim.client.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.KeyFile;
import org.kelisim.cms.KeyRing;
import org.kelisim.cms.OpeningKey;

/** Private keys are used where they lie. The places where one can be had as such are few, and named here. */
class PrivateKeysTest {
    private static final JavaClasses NODE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("tests.jar"))
            .importPackages("org.kelisim");

    private static final Set<String> PRIVATE = Set.of(PrivateKey.class.getName(), KeyPair.class.getName());

    @Test
    void privateKeysLeaveByTheseMethodsOnly() {
        var found = new TreeSet<String>();
        for (JavaClass each : NODE) {
            if (!each.getModifiers().contains(JavaModifier.PUBLIC)) {
                continue;
            }
            for (JavaMethod method : each.getMethods()) {
                boolean gives = method.getReturnType().getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getName)
                        .anyMatch(PRIVATE::contains);
                if (gives && method.getModifiers().contains(JavaModifier.PUBLIC)) {
                    found.add(each.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertThat(found)
                .as("client and proof keys of the token issuer; never an office's signing or opening key")
                .containsExactly("KeyRing.pairs", "PartyNode.clientKey", "Vault.client", "Vault.proof");
    }

    @Test
    void anOfficesKeysCanBeUsedAndNotRead() {
        for (Class<?> holder : Set.of(HybridSigner.class, OpeningKey.class)) {
            assertThat(holder.getDeclaredFields())
                    .as(holder.getSimpleName())
                    .allMatch(it -> java.lang.reflect.Modifier.isPrivate(it.getModifiers()));
            assertThat(java.io.Serializable.class.isAssignableFrom(holder))
                    .as(holder.getSimpleName())
                    .isFalse();
        }
    }

    @Test
    void keysAreKeptInFilesByTheVaultAlone() {
        var users = new TreeSet<String>();
        for (Class<?> store : Set.of(KeyFile.class, KeyRing.class)) {
            NODE.get(store).getDirectDependenciesToSelf().stream()
                    .map(it -> it.getOriginClass().getPackageName())
                    .forEach(users::add);
        }
        assertThat(users).containsExactly("org.kelisim.client.vault", "org.kelisim.cms");
    }
}
