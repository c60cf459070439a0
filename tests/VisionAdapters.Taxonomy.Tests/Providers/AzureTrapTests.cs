namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Azure's tags and objects that a naive map gets wrong, by the numbers of the list of mapping traps.</summary>
public sealed class AzureTrapTests
{
    private static readonly OpenImagesAnswers Azure = OpenImagesAnswers.Azure;

    [Theory]
    [InlineData("jeans", "clothing 0.98", "person 0.97", "jeans 0.8", "trousers 0.7", "indoor 0.6")]
    [InlineData("footwear", "clothing 0.98", "footwear 0.9", "ground 0.8")]
    [InlineData("wedding-dresses", "wedding dress 0.95", "clothing 0.98", "person 0.97", "woman 0.9", "bride 0.9", "outdoor 0.8")]
    public void Trap_012_the_specific_tag_outranks_clothing(string value, params string[] tags) => Azure.Shows("category", value, tags);

    [Fact]
    public void Traps_001_to_003_underwear_tags_beside_a_swim_tag_are_swimwear() =>
        Azure.ShowsWithin("category", "swimwear", "undergarment 0.95", "lingerie 0.9", "brassiere 0.9", "swimwear 0.8", "clothing 0.97", "woman 0.9");

    [Theory]
    [InlineData("silver")]
    [InlineData("gold")]
    [InlineData("bronze")]
    [InlineData("copper")]
    [InlineData("turquoise")]
    [InlineData("peach")]
    [InlineData("lavender")]
    public void Traps_021_to_023_a_bare_name_with_several_senses_is_no_color(string tag) => Azure.SaysNothing("colour", tag);

    [Fact]
    public void Trap_021_orange_is_a_color_unless_it_is_fruit()
    {
        Azure.Shows("colour", "orange", "orange", "clothing");
        Azure.SaysNothing("colour", "orange", "fruit", "food");
    }

    [Fact]
    public void Trap_022_silver_beside_jewelry_is_its_material() => Azure.Shows("material", "silver", "silver 0.8", "necklace 0.9", "fashion accessory 0.9");

    [Fact]
    public void Trap_028_a_black_and_white_picture_says_nothing_of_color() => Azure.SaysNothing("colour", "black and white", "blue", "person");

    [Fact]
    public void Trap_029_white_and_black_are_the_backdrop() => Azure.SaysNothing("colour", "white", "black", "dress");

    [Fact]
    public void Trap_034_a_cape_needs_a_garment()
    {
        Azure.SaysNothing("category", "cape", "headland", "ocean", "outdoor");
        Azure.Shows("category", "capes", "cape 0.9", "cloak 0.8", "clothing 0.9");
    }

    [Theory]
    [InlineData("personal protective equipment")]
    [InlineData("protective garment")]
    [InlineData("life jacket")]
    [InlineData("armor")]
    [InlineData("hard hat")]
    public void Trap_076_protective_gear_is_no_fashion(string tag) => Azure.SaysNothing("category", tag, "helmet", "headgear");

    [Fact]
    public void Trap_093_a_mule_stands_in_a_village() => Azure.SaysNothing("category", "mule 0.7", "outdoor 0.99", "village 0.9", "animal 0.9");

    [Fact]
    public void Trap_099_the_leading_tag_tells_sunglasses_from_glasses()
    {
        Azure.Shows("category", "sunglasses", "sunglasses 0.95", "glasses 0.8", "eyewear 0.9");
        Azure.Shows("category", "eyeglasses", "glasses 0.95", "sunglasses 0.7", "eyewear 0.9");
    }

    [Fact]
    public void Trap_103_headwear_beside_a_helmet_is_no_hat()
    {
        Azure.SaysNothing("category", "headwear 0.8", "helmet 0.9", "hard hat 0.9");
        Azure.Shows("category", "hats", "headwear 0.8");
    }

    [Fact]
    public void Trap_106_necktie_and_tie_are_one() => Azure.Shows("category", "ties", "necktie 0.8", "suit 0.3", "clothing 0.98", "man 0.97");

    [Fact]
    public void Trap_113_a_mask_alone_is_nothing() => Azure.SaysNothing("category", "mask");

    [Theory]
    [InlineData("woman")]
    [InlineData("man")]
    [InlineData("girl")]
    [InlineData("boy")]
    [InlineData("lady")]
    [InlineData("female person")]
    [InlineData("young")]
    [InlineData("senior")]
    [InlineData("newborn")]
    public void Traps_121_and_122_persons_set_no_gender_or_age(string tag) => Assert.All(
        Azure.Map(tag + " 0.99", "clothing 0.98", "dress 0.9").Values, value => Assert.DoesNotContain(value.Facet.Id, new[] { "gender", "age-group" }));

    [Theory]
    [InlineData("indoor")]
    [InlineData("outdoor")]
    [InlineData("wearing")]
    [InlineData("posing")]
    [InlineData("standing")]
    [InlineData("young")]
    [InlineData("ground")]
    [InlineData("wall")]
    [InlineData("human face")]
    public void Trap_124_words_about_the_scene_say_nothing(string tag) => Assert.Empty(Azure.Map(tag).Values);

    [Theory]
    [InlineData("Teal (dominantColors)", "teal")]
    [InlineData("Gray (dominantColors)", "grey")]
    [InlineData("White (dominantColors)", "white")]
    public void Trap_127_the_twelve_dominant_colors_weigh_little(string tag, string colour)
    {
        Azure.Shows("colour", colour, tag);
        Assert.InRange(Azure.Confidence("colour", colour, tag), 0.01, 0.35);
    }
}
