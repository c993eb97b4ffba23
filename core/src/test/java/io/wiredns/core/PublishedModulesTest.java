package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Checks that exactly the modules with a surface, and the list of their versions, are deployed. */
class PublishedModulesTest {
  private static final Path ROOT = Shared.root();

  private static List<String> all(Path pom, String path) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    XPath xpath = XPathFactory.newInstance().newXPath();
    NodeList nodes = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent().strip())
        .toList();
  }

  private static Path pom(String module) {
    return ROOT.resolve(module).resolve("pom.xml");
  }

  @Test
  void whatHasASurfaceIsDeployedAndInTheBom() throws Exception {
    Set<String> deployed = new TreeSet<>();
    for (String module : all(pom(""), "/project/modules/module")) {
      boolean listed = Files.exists(ROOT.resolve(module).resolve("surface.txt"));
      boolean skipped = all(pom(module), "/project/properties/maven.deploy.skip").contains("true");
      boolean bom = module.equals("core/bom");
      assertEquals(listed || bom, !skipped, module);
      if (listed) {
        deployed.addAll(all(pom(module), "/project/artifactId"));
      }
    }
    String managed = "/project/dependencyManagement/dependencies/dependency/artifactId";
    Differences.assertSameElements(
        deployed, new TreeSet<>(all(pom("core/bom"), managed)), "modules in the BOM");
  }

  @Test
  void theBomIsOfTheSameVersionAndLicence() throws Exception {
    List<String> parent = new ArrayList<>();
    List<String> bom = new ArrayList<>();
    for (String path : List.of("groupId", "version", "inceptionYear", "licenses", "developers")) {
      parent.addAll(all(pom(""), "/project/" + path));
      bom.addAll(all(pom("core/bom"), "/project/" + path));
    }
    Differences.assertSameLines(parent, bom, "the BOM");
  }
}
