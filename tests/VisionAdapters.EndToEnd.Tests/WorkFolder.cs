namespace VisionAdapters.EndToEnd.Tests;

/// <summary>A folder of its own for a test, removed afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("vision-adapters-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>
    /// Makes a set from the example's images: several differing copies of each, in a csv with a category. Bytes behind the end of a JPEG
    /// change its hash
    /// and not its picture, so no copy is answered from another.
    /// </summary>
    public string WriteSet(int images, Func<int, byte[], byte[]>? change = null)
    {
        var originals = Directory.GetFiles(Tool.ExampleImages, "*.jpg").Order(StringComparer.Ordinal).ToArray();
        var categories = System.IO.File.ReadLines(System.IO.Path.Combine(Tool.ExampleImages, "..", "labels.csv")).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
        Directory.CreateDirectory(File("images"));
        var rows = new List<string> { "image,category" };
        for (var i = 0; i < images; i++)
        {
            var original = originals[i % originals.Length];
            byte[] bytes = [.. System.IO.File.ReadAllBytes(original), (byte)(i >> 8), (byte)i];
            System.IO.File.WriteAllBytes(File($"images/{i:0000}.jpg"), change?.Invoke(i, bytes) ?? bytes);
            rows.Add($"{i:0000}.jpg,{categories[System.IO.Path.GetFileName(original)]}");
        }

        System.IO.File.WriteAllLines(File("labels.csv"), rows);
        return Write("bakeoff.yaml", "dataset: { format: csv, path: labels.csv, images: images/, map: catalogue }\nproviders:\n  - id: onnx-fashion\n");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
