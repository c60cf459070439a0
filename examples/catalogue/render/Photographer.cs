using VisionAdapters.Catalogue.Accessories;
using VisionAdapters.Catalogue.Footwear;
using VisionAdapters.Catalogue.Garments;

namespace VisionAdapters.Catalogue;

/// <summary>Knows who draws which category.</summary>
internal static class Photographer
{
    private static readonly Dictionary<string, Action<Scene, Product>> Drawings = new(StringComparer.Ordinal)
    {
        ["t-shirts"] = TShirt.Draw,
        ["shirts"] = Shirt.Draw,
        ["tops"] = Top.Draw,
        ["sweatshirts"] = Sweatshirt.Draw,
        ["sweaters"] = Sweater.Draw,
        ["jackets"] = Jacket.Draw,
        ["dresses"] = Dress.Draw,
        ["skirts"] = Skirt.Draw,
        ["jeans"] = Trousers.DrawJeans,
        ["trousers"] = Trousers.DrawTrousers,
        ["shorts"] = Shorts.Draw,
        ["casual-shoes"] = Sneaker.DrawCasual,
        ["athletic-shoes"] = Sneaker.DrawSports,
        ["formal-shoes"] = FormalShoe.Draw,
        ["heels"] = Heel.Draw,
        ["flats"] = Flat.Draw,
        ["sandals"] = Sandal.Draw,
        ["flip-flops"] = FlipFlop.Draw,
        ["handbags"] = Handbag.Draw,
        ["clutches"] = Clutch.Draw,
        ["backpacks"] = Backpack.Draw,
        ["wallets"] = Wallet.Draw,
        ["belts"] = Belt.Draw,
        ["caps"] = Cap.Draw,
        ["watches"] = Watch.Draw,
        ["sunglasses"] = Sunglasses.Draw,
        ["ties"] = Tie.Draw,
        ["socks"] = Socks.Draw,
    };

    /// <summary>Renders the picture of a product as a JPEG file.</summary>
    public static byte[] Render(Product product)
    {
        if (!Drawings.TryGetValue(product.Category, out var draw))
        {
            throw new ArgumentException($"{product.Image}: nobody here draws '{product.Category}'; known are {string.Join(", ", Drawings.Keys)}.", nameof(product));
        }

        using var scene = new Scene(product.Image);
        draw(scene, product);
        return scene.ToJpeg();
    }
}
