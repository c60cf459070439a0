// dotnet run -- shirt.jpg dress.jpg
using VisionAdapters;

using var tagger = new FashionModelTagger();
foreach (var path in args)
{
    var attributes = await tagger.DescribeAsync(ImageInput.FromFile(path));
    Console.WriteLine($"{path}: {string.Join(", ", attributes.BestValues)}");
}
