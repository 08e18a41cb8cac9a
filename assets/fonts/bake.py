"""Bakes Cockpit Sans from Pretendard: tabular digits by default (JavaFX cannot switch `tnum` on), one family a weight
(JavaFX finds a weight only by its family's name). The Open Font License reserves the name Pretendard, hence the new one.

Usage: python3 bake.py FOLDER_WITH_PRETENDARD_OTF OUTPUT_FOLDER   (needs: pip install fonttools)
"""
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

source, target = Path(sys.argv[1]), Path(sys.argv[2])
for weight in ("Medium", "SemiBold", "Bold", "ExtraBold"):
    font = TTFont(source / f"Pretendard-{weight}.otf")
    gsub = font["GSUB"].table
    tabular = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    table = getattr(table, "ExtSubTable", table)
                    tabular.update(table.mapping)
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                table.cmap[code] = tabular.get(table.cmap[code], table.cmap[code])
    family = f"Cockpit Sans {weight}"
    for name in list(font["name"].names):
        if name.nameID in (1, 4, 16):
            name.string = family
        elif name.nameID in (2, 17):
            name.string = "Regular"
        elif name.nameID in (3, 6):
            name.string = family.replace(" ", "")
    cff = font["CFF "].cff
    cff.fontNames = [family.replace(" ", "")]
    cff.topDictIndex[0].FullName = cff.topDictIndex[0].FamilyName = family
    font.save(target / f"CockpitSans-{weight}.otf")
    digits = {font["hmtx"][font.getBestCmap()[c]][0] for c in range(48, 58)}
    print(weight, "digit widths", digits)
