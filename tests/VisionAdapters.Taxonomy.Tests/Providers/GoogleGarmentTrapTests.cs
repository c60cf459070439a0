namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Google's labels of garments that a naive map gets wrong, by the numbers of the list of mapping traps.</summary>
public sealed class GoogleGarmentTrapTests
{
    private static readonly OpenImagesAnswers Google = OpenImagesAnswers.Google;

    [Theory]
    [InlineData("t-shirts", "Clothing 0.98", "T-shirt 0.7", "Sleeve 0.8")]
    [InlineData("footwear", "Clothing 0.96", "Shoe 0.73")]
    [InlineData("dresses", "Clothing 0.99", "Outerwear 0.9", "Dress 0.7")]
    public void Trap_012_the_broad_label_does_not_outrank_the_specific_one(string value, params string[] labels) => Google.ShowsWithin("category", value, labels);

    [Fact]
    public void Trap_051_denim_is_a_fabric()
    {
        Google.Shows("material", "denim", "Denim 0.95", "Shirt 0.8");
        Google.Shows("category", "shirts", "Denim 0.95", "Shirt 0.8", "Clothing 0.97");
        Google.SaysNothing("category", "Denim 0.95", "Blue 0.9", "Textile 0.8");
        Google.Shows("category", "jeans", "Denim 0.95", "Jeans 0.9", "Trousers 0.7", "Pocket 0.7");
    }

    [Fact]
    public void Trap_052_denim_shorts()
    {
        Google.Shows("category", "denim-shorts", "jean short 0.8", "Shorts 0.85", "Denim 0.9");
        Google.Shows("category", "denim-shorts", "Denim 0.9", "Shorts 0.85", "Clothing 0.97");
    }

    [Fact]
    public void Trap_053_trousers_are_pants() => Google.Shows("category", "pants", "Trousers 0.9", "Clothing 0.97", "Waist 0.8");

    [Fact]
    public void Trap_054_vest_is_outerwear_and_workwear_beside_high_visibility_clothing()
    {
        Google.Shows("category", "vests", "Vest 0.9", "Outerwear 0.8");
        Google.ShowsWithin("category", "uniforms", "Vest 0.9", "High-visibility clothing 0.9", "Outerwear 0.8");
        Google.SaysNothing("category", "Vest 0.9", "Lifejacket 0.9");
    }

    [Fact]
    public void Trap_057_a_jersey_is_the_shirt_of_a_team()
    {
        Google.Shows("category", "sports-uniforms", "Jersey 0.9", "Sportswear 0.9", "Clothing 0.9", "Player 0.8");
        Google.SaysNothing("material", "Jersey 0.9", "T-shirt 0.8");
    }

    [Fact]
    public void Trap_058_polo_is_a_sport_unless_a_shirt_stands_beside_it()
    {
        Google.SaysNothing("category", "Polo 0.9", "Horse 0.9", "Equestrianism 0.8");
        Google.Denies("category", "polos", "Polo 0.9", "Horse 0.9", "Shirt 0.6");
        Google.Shows("category", "polos", "Polo shirt 0.9", "T-shirt 0.8", "Clothing 0.9");
    }

    [Fact]
    public void Trap_061_top_is_any_garment_for_the_upper_body()
    {
        Google.Shows("category", "clothing-tops", "Top/m/0h8krv8 0.9", "Clothing 0.9");
        Google.SaysNothing("category", "Top/m/01s012 0.9");
        Google.SaysNothing("category", "Top 0.9", "Toy 0.9");
    }

    [Fact]
    public void Trap_062_active_is_sportswear_only_with_evidence_of_sport()
    {
        Google.Shows("category", "clothing-tops", "Active shirt 0.9", "Sleeve 0.8");
        Google.Shows("category", "activewear", "Active shirt 0.9", "Sportswear 0.9", "Running 0.8");
        Google.Shows("category", "pants", "Active pants 0.9", "Waist 0.8");
        Google.SaysNothing("occasion", "Active shorts 0.9", "Waist 0.8");
    }

    [Theory]
    [InlineData("casual", "Day dress")]
    [InlineData("party", "Cocktail dress")]
    [InlineData("party", "Little black dress")]
    [InlineData("formal", "Bridal party dress")]
    public void Trap_063_some_dresses_are_named_by_the_occasion(string occasion, string label)
    {
        Google.ShowsWithin("category", "dresses", label, "Dress 0.95", "Clothing 0.97");
        Google.Shows("occasion", occasion, label, "Dress 0.95");
    }

    [Fact]
    public void Trap_063_a_little_black_dress_is_black_unless_the_photograph_is()
    {
        Google.Shows("colour", "black", "Little black dress", "Dress 0.95");
        Google.SaysNothing("colour", "Little black dress", "Dress 0.95", "Black-and-white 0.9");
    }

    [Theory]
    [InlineData("Hospital gown")]
    [InlineData("Academic dress")]
    public void Trap_064_hospital_and_graduation_gowns_are_uniforms(string label)
    {
        Google.Shows("category", "uniforms", label, "Gown 0.8");
        Google.Denies("category", "dresses", label, "Gown 0.8");
    }

    [Fact]
    public void Trap_067_bridal_labels_need_a_dress()
    {
        Google.Denies("category", "dresses", "Bridal clothing", "Bride 0.95", "Wedding 0.9", "Ceremony 0.8");
        Google.Shows("category", "wedding-dresses", "Bridal clothing", "Bride 0.95", "Dress 0.9", "Gown 0.85");
        Google.Shows("category", "bridal-accessories", "Bridal veil", "Bride 0.9");
    }

    [Fact]
    public void Trap_068_a_suit_needs_trousers()
    {
        Google.Denies("category", "suits", "Suit 0.9", "White-collar worker 0.9", "Businessperson 0.8", "Formal wear 0.8");
        Google.Shows("category", "blazers", "Suit 0.9", "Blazer 0.8", "Outerwear 0.85");
        Google.Shows("category", "suits", "Suit 0.85", "Trousers 0.9", "Formal wear 0.8");
        Google.SaysNothing("category", "White-collar worker 0.95", "Businessperson 0.9", "Gentleman 0.8");
    }

    [Fact]
    public void Trap_069_blazers_are_sport_jackets() =>
        Assert.Equal(["apparel", "outerwear", "coats-and-jackets", "blazers"], Google.Map("Blazer", "Outerwear 0.8", "Clothing").Best("category")?.Value.Path);

    [Fact]
    public void Trap_071_a_white_coat_is_workwear() => Google.Shows("category", "white-coats", "White coat 0.8", "Coat 0.85", "Physician 0.7");

    [Fact]
    public void Trap_072_a_robe_is_sleepwear_only_beside_sleep_or_bath()
    {
        Google.SaysNothing("category", "Robe", "Clergy 0.8");
        Google.Denies("category", "robes", "Robe", "Academic dress 0.8");
        Google.Shows("category", "robes", "Robe", "Nightwear 0.8");
        Google.Shows("category", "kimonos", "Kimono", "Robe 0.6");
    }

    [Theory]
    [InlineData("saris", "Sari")]
    [InlineData("traditional-clothing", "Hanbok")]
    [InlineData("traditional-clothing", "Abaya")]
    [InlineData("traditional-clothing", "Kilt")]
    public void Trap_073_traditional_clothing_is_no_dress_or_skirt(string value, string label) => Google.Shows("category", value, label, "Clothing 0.9");

    [Fact]
    public void Trap_074_a_uniform_is_no_costume()
    {
        Google.Shows("category", "military-uniforms", "Military uniform 0.9", "Costume 0.8", "Soldier 0.9");
        Google.Shows("category", "costumes", "Costume 0.9", "Halloween costume 0.8", "Cosplay 0.6");
    }

    [Fact]
    public void Trap_079_some_garments_carry_an_attribute()
    {
        Google.Shows("sleeve-length", "sleeveless", "Sleeveless shirt");
        Google.Shows("neckline", "strapless", "Strapless dress");
        Google.Shows("neckline", "strapless", "Tube top");
        Google.Shows("neckline", "halter-neck", "Halterneck");
        Google.Shows("neckline", "shoulder-straps", "camisoles");
        Google.Shows("sleeve-length", "long-sleeves", "Long-sleeved t-shirt");
    }

    [Fact]
    public void Trap_102_baby_clothing_and_age_need_two_signals()
    {
        Google.Shows("category", "apparel", "Baby & toddler clothing", "Product 0.8");
        Google.SaysNothing("age-group", "Baby & toddler clothing", "Baby 0.9", "Toddler 0.9", "Child 0.9");
        Google.Shows("category", "baby-clothing", "Baby & toddler clothing", "Infant bodysuit 0.8");
        Google.Shows("age-group", "kids", "Baby & toddler clothing", "Infant bodysuit 0.8");
    }

    [Fact]
    public void Trap_116_tights_are_leggings_beside_sport_or_shoes()
    {
        Google.Shows("category", "leggings", "Tights 0.8", "Leggings 0.85", "Active pants 0.7", "yoga pant 0.7", "Sportswear 0.9", "Leg 0.9");
        Google.ShowsWithin("category", "hosiery", "Tights 0.9", "Leg 0.9", "Stocking 0.6");
    }

    [Theory]
    [InlineData("camisoles", "camisoles")]
    [InlineData("sweatpants", "sweatpant")]
    [InlineData("pants", "YOGA PANT")]
    [InlineData("denim-shorts", "Jean Short")]
    [InlineData("sunglasses", "aviator sunglass")]
    [InlineData("overalls", "overalls")]
    public void Trap_091_case_and_number_do_not_matter(string value, string label) => Google.ShowsWithin("category", value, label);

    [Theory]
    [InlineData("Vintage clothing")]
    [InlineData("Victorian fashion")]
    [InlineData("Retro style")]
    public void Trap_136_the_style_of_an_era_is_no_category(string label) => Google.SaysNothing("category", label);

    [Fact]
    public void Trap_139_formal_wear_is_an_occasion()
    {
        Google.Shows("occasion", "formal", "Formal wear");
        Google.SaysNothing("category", "Formal wear");
    }
}
