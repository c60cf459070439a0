using static VisionAdapters.Taxonomy.Tests.AwsAnswers;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>
/// Rekognition's labels of shoes, bags, jewelry and other accessories that a naive map gets wrong, by the numbers of the list of mapping
/// traps.
/// </summary>
public sealed class AwsAccessoryTrapTests
{
    [Fact]
    public void Trap_083_a_heel_is_a_part_of_the_foot()
    {
        SaysNothing("category", "Heel < Body Part, Person");
        Shows("category", "heels", "High Heel < Clothing, Footwear, Shoe", "Heel < Body Part, Person");
    }

    [Fact]
    public void Trap_084_a_wedge_is_a_heel_only_on_footwear()
    {
        SaysNothing("category", "Wedge");
        SaysNothing("heel-type", "Wedge", "Golf < Sport");
        Shows("heel-type", "wedge", "Wedge", "Sandal < Clothing, Footwear");
    }

    [Fact]
    public void Trap_084_a_pump_is_a_shoe_only_beside_footwear()
    {
        SaysNothing("category", "Pump", "Gas Station");
        Shows("category", "pumps", "Pump 0.9", "High Heel 0.95 < Clothing, Footwear, Shoe");
    }

    [Fact]
    public void Trap_086_a_boot_is_footwear_and_a_car_trunk_is_not()
    {
        Shows("category", "boots", "Boot < Clothing, Footwear");
        SaysNothing("category", "Boot", "Car < Transportation, Vehicle", "Wheel < Machine");
        SaysNothing("category", "Car Trunk < Car, Transportation, Vehicle");
    }

    [Fact]
    public void Trap_087_a_ski_boot_is_an_athletic_shoe_by_policy()
    {
        Shows("category", "athletic-shoes", "Ski Boot < Boot, Clothing, Footwear");
        DeniesAll("category", "boots", "Ski Boot < Boot, Clothing, Footwear");
    }

    [Fact]
    public void Trap_094_a_clutch_wheel_is_a_part_of_a_car() => SaysNothing("category", "Clutch Wheel", "Machine");

    [Theory]
    [InlineData("Plastic Bag < Bag")]
    [InlineData("Shopping Bag < Bag")]
    [InlineData("Sack < Bag")]
    [InlineData("Bean Bag < Bag, Furniture")]
    public void Trap_096_packaging_is_no_handbag(string label) => SaysNothing("category", label);

    [Fact]
    public void Trap_096_a_bag_is_some_bag()
    {
        Shows("category", "bags", "Bag < Accessories");
        Shows("category", "tote-bags", "Tote Bag < Accessories, Bag, Handbag");
    }

    [Theory]
    [InlineData("Backpack < Bag", "backpacks", "lb-1")]
    [InlineData("Suitcase < Baggage", "suitcases", "lb-12")]
    [InlineData("Briefcase < Bag", "briefcases", "lb-2")]
    public void Trap_097_luggage_has_its_own_branch_of_shopifys_taxonomy(string label, string value, string shopify)
    {
        Shows("category", value, label);
        Assert.Equal(shopify, Fashion.Value("category", value).ExternalIds["shopify"]);
    }

    [Fact]
    public void Trap_098_a_purse_is_a_handbag_and_a_wallet_beside_one()
    {
        Shows("category", "handbags", "Purse < Accessories, Bag, Handbag");
        Shows("category", "wallets", "Purse < Accessories, Bag, Handbag", "Wallet < Accessories");
        Shows("category", "wallets", "Wallet < Accessories");
    }

    [Fact]
    public void Trap_099_sunglasses_only_when_they_lead()
    {
        Shows("category", "eyeglasses", "Glasses < Accessories");
        Shows("category", "sunglasses", "Glasses 0.97 < Accessories", "Sunglasses 0.97 < Accessories");
        Shows("category", "eyeglasses", "Glasses 0.97 < Accessories", "Sunglasses 0.6 < Accessories");
        SaysNothing("category", "Goggles");
    }

    [Theory]
    [InlineData("Helmet")]
    [InlineData("Hardhat < Helmet")]
    [InlineData("Crash Helmet < Helmet")]
    [InlineData("Batting Helmet < Helmet")]
    [InlineData("Football Helmet < Helmet")]
    public void Trap_103_helmets_are_no_hats(string label)
    {
        SaysNothing("category", label);
        Assert.True(Confidence("category", "hats", label, "Hat") < Confidence("category", "hats", "Hat"));
    }

    [Fact]
    public void Trap_104_caps_are_worn_or_swum_in_or_screwed_on()
    {
        Shows("category", "caps", "Cap < Clothing, Hat");
        Shows("category", "caps", "Baseball Cap < Cap, Clothing, Hat");
        Shows("category", "swim-caps", "Swimming Cap < Cap, Clothing, Hat");
        Shows("category", "swim-caps", "Bathing Cap < Cap, Clothing, Hat");
        SaysNothing("category", "Cap", "Bottle");
        SaysNothing("category", "Lens Cap", "Cap");
    }

    [Fact]
    public void Trap_106_a_tie_needs_a_collar_or_suit()
    {
        SaysNothing("category", "Tie");
        SaysNothing("category", "Tie", "Railway", "Train < Vehicle");
        Shows("category", "ties", "Tie", "Collar");
        Shows("category", "ties", "Tie < Accessories, Formal Wear", "Necktie < Accessories, Formal Wear");
        Assert.True(Confidence("category", "ties", "Tie", "Suit < Clothing, Formal Wear") > 0.9);
        DeniesAll("category", "ties", "Bow Tie < Accessories, Formal Wear, Tie");
    }

    [Fact]
    public void Trap_107_a_bow_is_dropped_without_hair_things()
    {
        SaysNothing("category", "Bow");
        SaysNothing("category", "Bow", "Arrow", "Archery < Sport");
        Shows("category", "hair-accessories", "Bow", "Hair Slide");
    }

    [Fact]
    public void Trap_108_seat_belts_are_no_belts_and_belts_on_pants_are_details()
    {
        Shows("category", "belts", "Belt < Accessories");
        SaysNothing("category", "Seat Belt", "Belt", "Car < Vehicle");
        Shows("category", "pants", "Belt < Accessories", "Pants < Clothing");
    }

    [Theory]
    [InlineData("Ring")]
    [InlineData("Chain")]
    [InlineData("Cross")]
    [InlineData("Crucifix")]
    [InlineData("Diamond")]
    [InlineData("Pearl")]
    [InlineData("Bead")]
    [InlineData("Pin")]
    [InlineData("Badge")]
    [InlineData("Heart")]
    [InlineData("Ornament")]
    [InlineData("Gemstone")]
    [InlineData("Crystal")]
    public void Trap_109_shapes_and_stones_need_jewelry(string label)
    {
        SaysNothing("category", label);
        Assert.Equal(2, Map(label + " 0.9", "Jewelry 0.6").GetEvidence(Fashion.Value("category", "jewelry")).Count);
    }

    [Fact]
    public void Trap_109_a_crown_with_jewelry_is_worn_in_the_hair()
    {
        SaysNothing("category", "Crown", "Statue < Art");
        Assert.True(Confidence("category", "tiaras", "Crown", "Jewelry < Accessories") > 0.3);
    }

    [Fact]
    public void Trap_109_a_ring_with_jewelry_is_a_ring() => Shows("category", "rings", "Ring < Accessories, Jewelry");

    [Fact]
    public void Trap_111_a_piercing_weighs_little()
    {
        Shows("category", "necklaces", "Piercing 0.9", "Necklace 0.8 < Accessories, Jewelry");
        Assert.True(Confidence("category", "body-jewelry", "Piercing 0.9") < 0.25);
    }

    [Theory]
    [InlineData("Wristwatch", "watches")]
    [InlineData("Digital Watch < Wristwatch", "watches")]
    public void Trap_112_watches_are_worn(string label, string value) => Shows("category", value, label);

    [Theory]
    [InlineData("Wall Clock < Clock")]
    [InlineData("Analog Clock < Clock")]
    [InlineData("Digital Clock < Clock")]
    [InlineData("Stopwatch")]
    public void Trap_112_clocks_are_no_watches(string label) => SaysNothing("category", label);

    [Fact]
    public void Trap_113_a_mask_needs_a_costume_or_a_face()
    {
        SaysNothing("category", "Mask");
        SaysNothing("category", "Gas Mask", "Mask");
        SaysNothing("category", "Mask", "Surgeon < Doctor, Person", "Face < Head, Person");
        Shows("category", "costume-masks", "Mask", "Carnival < Festival");
        Shows("category", "fashion-face-masks", "Mask", "Face < Head, Person");
        DeniesAll("category", "beauty", "Mask", "Face < Head, Person");
    }

    [Theory]
    [InlineData("Collar")]
    [InlineData("Leash")]
    [InlineData("Harness")]
    [InlineData("Halter")]
    [InlineData("Saddle")]
    public void Trap_114_animal_gear_is_no_clothing(string label)
    {
        SaysNothing("category", label, "Dog < Animal, Canine, Mammal, Pet");
        SaysNothing("neckline", label, "Dog < Animal, Canine, Mammal, Pet", "Shirt < Clothing");
        SaysNothing("collar", label, "Dog < Animal, Canine, Mammal, Pet", "Shirt < Clothing");
    }

    [Fact]
    public void Trap_114_halter_is_never_a_neckline() => DeniesAll("neckline", "halter-neck", "Halter", "Dress < Clothing");
}
