namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Swimwear and underwear among Google's labels, by the numbers of the list of mapping traps.</summary>
public sealed class GoogleSwimTrapTests
{
    private static readonly OpenImagesAnswers Google = OpenImagesAnswers.Google;

    [Fact]
    public void Trap_001_undergarment_is_never_a_category_alone()
    {
        Google.Denies("category", "underwear", "Undergarment/m/09j1x 0.95", "Clothing 0.97", "Thigh 0.9", "Waist 0.85");
        Google.Denies("category", "underwear", "Undergarment/m/09j1x 0.95", "Undergarment/m/0hgp2z7 0.94");
        Google.ShowsWithin("category", "underwear", "Undergarment/m/09j1x 0.95", "Briefs 0.8", "Underpants 0.7");
    }

    [Theory]
    [InlineData("Undergarment/m/09j1x")]
    [InlineData("Undergarment/m/0hgp2z7")]
    [InlineData("Lingerie")]
    [InlineData("Lingerie top")]
    [InlineData("Brassiere")]
    [InlineData("Briefs")]
    [InlineData("Underpants")]
    [InlineData("Panties")]
    [InlineData("camisoles")]
    [InlineData("Garter")]
    [InlineData("Corset")]
    [InlineData("Thong")]
    public void Traps_001_to_003_underwear_beside_a_swim_label_is_swimwear(string label)
    {
        Google.ShowsWithin("category", "swimwear", label + " 0.98", "Clothing 0.97", "Bikini 0.6", "Thigh 0.8");
        Google.Denies("category", "underwear", label + " 0.98", "Clothing 0.97", "Swimwear 0.55");
    }

    [Fact]
    public void Traps_001_to_003_underwear_on_a_beach_is_no_underwear() =>
        Google.Denies("category", "underwear", "Brassiere 0.95", "Undergarment/m/09j1x 0.95", "Lingerie 0.9", "Beach 0.8", "Vacation 0.8", "Sun tanning 0.6");

    [Fact]
    public void Trap_002_a_brassiere_is_a_bra_but_no_sports_bra()
    {
        Google.Shows("category", "bras", "Brassiere 0.95", "Undergarment/m/09j1x 0.9", "Lingerie 0.8", "Clothing 0.97");
        Google.Shows("category", "sports-bras", "Brassiere 0.95", "Sports bra 0.8", "Sportswear 0.8", "Clothing 0.97");
    }

    [Fact]
    public void Trap_003_lingerie_is_weak() =>
        Assert.True(Google.Confidence("category", "lingerie", "Lingerie 0.95") < Google.Confidence("category", "bras", "Brassiere 0.7"));

    [Fact]
    public void Trap_004_of_swim_siblings_the_one_with_more_evidence_is_shown_or_none()
    {
        Google.Shows("category", "one-piece-swimsuits", "One-piece swimsuit 0.9", "Monokini 0.9", "Bikini 0.8", "Swimwear 0.95", "Clothing 0.97");
        Google.Shows("category", "bikinis", "Bikini 0.97", "Swimwear 0.95", "Monokini 0.6", "Clothing 0.97");
        Google.Shows("category", "swimwear", "Bikini 0.9", "One-piece swimsuit 0.9", "Swimwear 0.95", "Clothing 0.97");
    }

    [Fact]
    public void Trap_006_a_maillot_is_swimwear_only_beside_swimwear()
    {
        Google.Shows("category", "leotards", "Maillot 0.8", "Leotard 0.85", "Clothing 0.9");
        Google.Shows("category", "leotards", "Maillot 0.8");
        Google.Shows("category", "one-piece-swimsuits", "Maillot 0.8", "Leotard 0.9", "One-piece swimsuit 0.8", "Monokini 0.7", "Clothing 0.97");
    }

    [Fact]
    public void Trap_007_swimsuit_top_and_bottom_are_one_bikini() =>
        Google.Shows("category", "swimwear", "Swimsuit top 0.8", "Swimsuit bottom 0.9", "Undergarment/m/09j1x 0.95", "Clothing 0.97");

    [Theory]
    [InlineData("boardshorts", "board short", "Shorts 0.8")]
    [InlineData("swim-briefs", "Swim brief/m/0h8mwjs", "Briefs 0.95")]
    [InlineData("swim-briefs", "Swim brief/m/04tkwl", "Undergarment/m/09j1x 0.95")]
    [InlineData("swim-trunks", "Trunks", "Swimming pool 0.9")]
    [InlineData("trunks", "Trunks", "Underpants 0.6")]
    public void Trap_008_swim_shorts_are_swimwear(string value, params string[] labels) => Google.ShowsWithin("category", value, labels);

    [Fact]
    public void Trap_008_trunks_alone_are_ambiguous() => Google.SaysNothing("category", "Trunks 0.9", "Waist 0.8", "Barechested 0.8");

    [Fact]
    public void Trap_009_thong_needs_footwear_or_underwear()
    {
        Google.SaysNothing("category", "Thong", "Leg 0.8");
        Google.ShowsWithin("category", "footwear", "Thong", "Footwear 0.8", "Sandal 0.7");
        Google.Shows("category", "thongs", "Thong", "Undergarment/m/09j1x 0.8", "Lingerie 0.7");
    }

    [Theory]
    [InlineData("Sunglasses 0.95", "Eyewear 0.96")]
    [InlineData("Dress 0.8", "Clothing 0.98")]
    [InlineData("Shorts 0.85", "jean short 0.85")]
    [InlineData("Footwear 0.8", "Leg 0.9")]
    [InlineData("Tote bag 0.8", "Bag 0.7")]
    [InlineData("Sun hat 0.9", "Hat 0.85")]
    public void Trap_134_what_is_worn_with_a_swimsuit_does_not_outrank_it(params string[] labels) =>
        Google.ShowsWithin("category", "swimwear", [.. labels, "Bikini 0.8", "Swimwear 0.75"]);
}
