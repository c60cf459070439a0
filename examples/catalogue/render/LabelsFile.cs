using CsvHelper;

namespace VisionAdapters.Catalogue;

/// <summary>Reads labels.csv.</summary>
internal static class LabelsFile
{
    public static IReadOnlyList<Product> Read(string path)
    {
        using var text = new StreamReader(path);
        using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',' });
        csv.ReadHeader();
        var columns = csv.Headers.ToList();
        var products = new List<Product>();
        while (csv.Read())
        {
            products.Add(new Product
            {
                Image = Field("image"),
                Category = Field("category"),
                Gender = Field("gender"),
                Colour = Field("colour"),
                Pattern = Field("pattern"),
                PrintType = Field("print-type"),
                SleeveLength = Field("sleeve-length"),
                Neckline = Field("neckline"),
                Collar = Field("collar"),
                Occasion = Field("occasion"),
                Accent = Field("accent"),
                Style = Field("style"),
            });
        }

        return products;

        string Field(string column) => columns.IndexOf(column) is var index and >= 0
            ? csv.GetString(index)
            : throw new InvalidDataException($"{path}: there is no column '{column}'.");
    }
}
