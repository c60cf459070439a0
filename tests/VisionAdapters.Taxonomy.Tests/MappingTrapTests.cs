using System.Globalization;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>
/// Labels that a naive map gets wrong, by the numbers of the shared list of mapping traps. Labels are written "name score" or "name/id
/// score", the
/// expectation "facet=value" (the value shown, or one above it), "facet!value" (neither), "facet=" (nothing is said of the facet).
/// </summary>
public sealed class MappingTrapTests
{
    [Theory]
    [InlineData(1, "google-vision", "Undergarment/m/09j1x .95", "category=")]
    [InlineData(1, "google-vision", "Undergarment/m/0hgp2z7 .95, Bikini .6", "category=swimwear")]
    [InlineData(1, "google-vision", "Undergarment .9, Briefs .7", "category=underwear")]
    [InlineData(2, "google-vision", "Brassiere .9, Swimwear .6", "category=swimwear")]
    [InlineData(2, "aws-rekognition", "Bra .9", "category=bras")]
    [InlineData(2, "google-vision", "Brassiere .9, Sports bra .7", "category=sports-bras")]
    [InlineData(3, "google-vision", "Lingerie .95, Lingerie top .9, Monokini .7", "category=swimwear")]
    [InlineData(4, "google-vision", "One-piece swimsuit .8, Bikini .79", "category!bikinis")]
    [InlineData(4, "google-vision", "One-piece swimsuit .8, Bikini .6, Monokini .8", "category=one-piece-swimsuits")]
    [InlineData(6, "google-vision", "Maillot .8", "category=leotards")]
    [InlineData(6, "google-vision", "Maillot .8, Swimwear .8", "category=one-piece-swimsuits")]
    [InlineData(7, "google-vision", "Swimsuit top .8, Swimsuit bottom .8", "category=swimwear")]
    [InlineData(8, "google-vision", "Trunks .8", "category=")]
    [InlineData(8, "google-vision", "board short .8", "category=swimwear")]
    [InlineData(8, "aws-rekognition", "Swimming Trunks 0.9", "category=swim-trunks")]
    [InlineData(9, "aws-rekognition", "Thong .9", "category=")]
    [InlineData(9, "aws-rekognition", "Thong .9, Footwear .9", "category=flip-flops")]
    [InlineData(11, "aws-rekognition", "Clothing .99, Shirt .98, T-Shirt .97", "category=t-shirts")]
    [InlineData(12, "google-vision", "Clothing .96, Athletic shoe .73, Shoe .7", "category=athletic-shoes")]
    [InlineData(13, "aws-rekognition", "Apparel .9", "category=apparel")]
    [InlineData(13, "aws-rekognition", "Plaid .9", "print-type=tartan-checks")]
    [InlineData(14, "aws-rekognition", "Box .9", "category=")]
    [InlineData(19, "google-vision", "Electric blue .8", "colour=blue")]
    [InlineData(19, "google-vision", "Tints and shades .8", "colour=")]
    [InlineData(21, "google-vision", "Peach/m/03r18y .8", "colour=peach")]
    [InlineData(21, "google-vision", "Peach/m/0dj6p .8", "colour=")]
    [InlineData(21, "aws-rekognition", "Peach .9, Olive .9, Lavender .9, Plum .9, Lime .9", "colour=")]
    [InlineData(22, "google-vision", "Silver/m/03vtbc .8", "colour=silver")]
    [InlineData(22, "google-vision", "Silver/m/025sf8x .8", "colour=")]
    [InlineData(22, "google-vision", "Gold .8, Jewellery .9", "colour=")]
    [InlineData(23, "google-vision", "Turquoise/m/04f6rz .8", "colour=turquoise-blue")]
    [InlineData(23, "google-vision", "Turquoise/m/0fgkh .8", "colour=")]
    [InlineData(23, "aws-rekognition", "Turquoise .9, Ruby .9, Emerald .9, Amber .9", "colour=")]
    [InlineData(24, "google-vision", "Rose/m/06m11 .9", "colour=")]
    [InlineData(26, "google-vision", "Tan .8, Swimwear .8", "colour=")]
    [InlineData(26, "google-vision", "Sun tanning .9", "colour=")]
    [InlineData(27, "google-vision", "Khaki pants .8", "category=chinos")]
    [InlineData(27, "google-vision", "Khaki .8", "colour=beige")]
    [InlineData(28, "google-vision", "Black-and-white 1, Blue .9", "colour=")]
    [InlineData(29, "google-vision", "White .95, Wood .8, Dress .8", "colour=")]
    [InlineData(31, "google-vision", "Collar/m/09141t .9, Dog .9", "collar=")]
    [InlineData(32, "google-vision", "Hood/m/02df64 .9, Clothing .9", "neckline=")]
    [InlineData(32, "google-vision", "Hood/m/02h9bf .9, Outerwear .9", "neckline=hood")]
    [InlineData(33, "google-vision", "Trunk/m/031vtq .9, Trunk/m/02tcwp .9", "category=")]
    [InlineData(34, "google-vision", "Cape/m/080byt0 .9", "category=")]
    [InlineData(34, "google-vision", "Cape/m/014q3b .9", "category=capes")]
    [InlineData(36, "google-vision", "Runway .9", "category=")]
    [InlineData(37, "google-vision", "Pattern/m/0hwky .9", "pattern=")]
    [InlineData(38, "google-vision", "Plaid .9, Tartan .9", "print-type=tartan-checks")]
    [InlineData(39, "aws-rekognition", "Polka Dot .9", "print-type=polka-dots")]
    [InlineData(41, "google-vision", "Military camouflage .9, Soldier .9", "print-type=")]
    [InlineData(42, "google-vision", "Floral design .9", "print-type=")]
    [InlineData(42, "google-vision", "Floral design .9, Textile .9", "print-type=floral")]
    [InlineData(43, "google-vision", "Lace .9", "pattern=lace")]
    [InlineData(43, "google-vision", "Lace .9, Lace wig .9", "pattern=")]
    [InlineData(44, "google-vision", "Fur .9, Cat .9, Whiskers .9", "material=")]
    [InlineData(44, "google-vision", "Fur .9, Coat .9", "material=fur")]
    [InlineData(46, "google-vision", "Linens .9, Textile .9", "material=")]
    [InlineData(47, "google-vision", "Canvas .9", "material=")]
    [InlineData(47, "google-vision", "Canvas .9, Tote bag .9", "material=canvas")]
    [InlineData(48, "aws-rekognition", "Plush .9, Toy .9, Teddy Bear .9", "material=")]
    [InlineData(49, "aws-rekognition", "Leather Jacket .9", "category=jackets")]
    [InlineData(51, "google-vision", "Denim .9, Jacket .9", "category=jackets")]
    [InlineData(51, "google-vision", "Denim .9", "category=")]
    [InlineData(52, "google-vision", "jean short .8", "category=denim-shorts")]
    [InlineData(53, "aws-rekognition", "Pants .9", "category=pants")]
    [InlineData(54, "aws-rekognition", "Vest .9", "category=vests")]
    [InlineData(57, "google-vision", "Jersey .9", "material=")]
    [InlineData(58, "aws-rekognition", "Polo .9, Horse .9", "category=")]
    [InlineData(58, "aws-rekognition", "Polo .9, Shirt .9", "category=polos")]
    [InlineData(59, "aws-rekognition", "Tank .9, Train .9, Boxer .9, Bomber .9, Puffer .9, Cricket .9", "category=")]
    [InlineData(61, "google-vision", "Top .9, Toy .9", "category=")]
    [InlineData(61, "google-vision", "Top .9", "category=clothing-tops")]
    [InlineData(63, "google-vision", "Little black dress .9", "category=dresses")]
    [InlineData(63, "google-vision", "Bridal party dress .9", "category=bridal-party-dresses")]
    [InlineData(64, "google-vision", "Hospital gown .9", "category!dresses")]
    [InlineData(66, "aws-rekognition", "Dresser .9, Dressing Room .9", "category=")]
    [InlineData(67, "aws-rekognition", "Bride .9, Wedding .9", "category=")]
    [InlineData(68, "google-vision", "Suit .9, White-collar worker .9, Businessperson .9", "category!suits")]
    [InlineData(68, "google-vision", "Suit .9, Trousers .7", "category=suits")]
    [InlineData(69, "aws-rekognition", "Blazer .9", "category=blazers")]
    [InlineData(71, "aws-rekognition", "Lab Coat .9", "category=white-coats")]
    [InlineData(72, "aws-rekognition", "Robe .9", "category=")]
    [InlineData(73, "google-vision", "Abaya .9", "category=traditional-clothing")]
    [InlineData(74, "google-vision", "Costume .9, Military uniform .9", "category=military-uniforms")]
    [InlineData(76, "azure-vision", "personal protective equipment .9", "category=")]
    [InlineData(77, "google-vision", "Sleeve .9", "sleeve-length=")]
    [InlineData(78, "aws-rekognition", "Long Sleeve .9, Shirt .9", "sleeve-length=long-sleeves")]
    [InlineData(79, "google-vision", "Strapless dress .9", "neckline=strapless")]
    [InlineData(81, "google-vision", "Waist .9, Abdomen .9, Navel .9", "waist-rise=")]
    [InlineData(82, "google-vision", "Knee .9, Thigh .9, Human leg .9", "length=")]
    [InlineData(83, "google-vision", "Heel .9", "category=")]
    [InlineData(84, "google-vision", "Wedge/m/068hl_ .9", "category=")]
    [InlineData(86, "google-vision", "Boot .9", "category=boots")]
    [InlineData(88, "google-vision", "Nike free .9", "category=sneakers")]
    [InlineData(89, "google-vision", "Shoe .9, Sneakers .8, Athletic shoe .7", "category=sneakers")]
    [InlineData(91, "google-vision", "AVIATOR SUNGLASSES .9", "category=sunglasses")]
    [InlineData(92, "google-vision", "Lady's-slipper .9", "category=")]
    [InlineData(93, "azure-vision", "mule .9", "category=")]
    [InlineData(94, "google-vision", "Clutch part .9", "category=")]
    [InlineData(94, "google-vision", "Clutch/m/01xf5 .9", "category=clutches")]
    [InlineData(96, "google-vision", "Plastic bag .9, Bin bag .9, Sleeping bag .9", "category=")]
    [InlineData(97, "aws-rekognition", "Backpack .9", "category=backpacks")]
    [InlineData(98, "aws-rekognition", "Purse .9", "category=handbags")]
    [InlineData(98, "aws-rekognition", "Purse .9, Wallet .9", "category=wallets")]
    [InlineData(99, "google-vision", "Eyewear .9, Glasses .8", "category=eyeglasses")]
    [InlineData(103, "google-vision", "Headgear .9, Helmet .9", "category=")]
    [InlineData(104, "aws-rekognition", "Swimming Cap .9", "category=swim-caps")]
    [InlineData(106, "aws-rekognition", "Tie .9, Suit .9, Necktie .9", "category=ties")]
    [InlineData(106, "aws-rekognition", "Tie .9", "category=")]
    [InlineData(107, "aws-rekognition", "Bow .9", "category=")]
    [InlineData(108, "google-vision", "Seat belt .9, Vacuum belt .9", "category=")]
    [InlineData(109, "google-vision", "Ring .9", "category=")]
    [InlineData(109, "google-vision", "Ring .9, Jewellery .9", "category=rings")]
    [InlineData(112, "aws-rekognition", "Wristwatch .9", "category=watches")]
    [InlineData(113, "aws-rekognition", "Mask .9", "category=")]
    [InlineData(114, "aws-rekognition", "Collar .9, Leash .9, Harness .9, Halter .9, Saddle .9", "category=")]
    [InlineData(116, "google-vision", "Tights .9, Sportswear .8", "category=leggings")]
    [InlineData(116, "aws-rekognition", "Tights .9", "category=hosiery")]
    [InlineData(117, "google-vision", "Sock .7, Shoe .9", "category=footwear")]
    [InlineData(118, "google-vision", "Lace wig .9, Bangs .9, Hairstyle .9", "category=")]
    [InlineData(119, "google-vision", "Fashion .9, Fashion model .9, Cool .9, Street fashion .9", "category=")]
    [InlineData(121, "azure-vision", "woman .99, girl .9", "gender=")]
    [InlineData(122, "google-vision", "Lady .9, Gentleman .9", "gender=")]
    [InlineData(123, "aws-rekognition", "Mannequin .9, Hanger .9, Closet .9, Boutique .9", "category=")]
    [InlineData(124, "azure-vision", "indoor .99, wearing .9, posing .9, wall .9", "category=")]
    [InlineData(136, "google-vision", "Victorian fashion .9", "category=")]
    [InlineData(137, "google-vision", "Costume .9, Dog .9", "category=")]
    [InlineData(138, "aws-rekognition", "Soldier .9, Army .9, Camouflage .9", "category=")]
    [InlineData(139, "google-vision", "Formal wear .9", "occasion=formal")]
    public void Trap(int number, string provider, string labels, string expectation) => AssertMet(provider, labels, expectation, $"trap {number}");

    /// <summary>Holds a map to an expectation, written as the class says.</summary>
    internal static void AssertMet(string provider, string labels, string expectation, string what)
    {
        var place = expectation.IndexOfAny(['=', '!']);
        var (facet, value) = (expectation[..place], expectation[(place + 1)..]);
        var mapping = Fashion.ProviderMappers[provider].Map(Fashion.Answer([.. labels.Split(", ").Select(ParseLabel)]));
        var path = mapping.Best(facet)?.Value.Path ?? [];
        var isMet = expectation[place] == '!' ? !path.Contains(value) : value.Length == 0 ? path.Count == 0 : path.Contains(value);
        Assert.True(isMet, $"{what}: {labels} gave '{string.Join(" > ", path)}', not {expectation}");
    }

    internal static ImageTag ParseLabel(string text)
    {
        var name = text[..text.LastIndexOf(' ')];
        var id = name.IndexOf("/m/", StringComparison.Ordinal);
        return new ImageTag
        {
            Name = id < 0 ? name : name[..id],
            Id = id < 0 ? null : name[id..],
            Confidence = double.Parse(text[text.LastIndexOf(' ')..], CultureInfo.InvariantCulture),
        };
    }
}
