using VisionAdapters;
using VisionAdapters.Files;
using VisionAdapters.Taxonomy;

// TaxonomyPack FOLDER OUTPUT: reads every YAML file below a folder, and writes their nodes into one pack.
var (folder, output) = (args[0], args[1]);
try
{
    var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Select(path => new SourceText(
            $"taxonomy-maps/{Path.GetRelativePath(folder, path).Replace('\\', '/')}", File.ReadAllText(path)))
        .Select(DocumentReader.Read)
        .ToList();
    using var pack = File.Create(output);
    DocumentPack.Write(files, pack);
    return 0;
}
catch (InputFileException exception)
{
    // The form in which MSBuild shows an error at its line.
    await Console.Error
        .WriteLineAsync($"{exception.File}({exception.Line ?? 1}): error TAXONOMY: {exception.Problem}. {exception.Cure}")
        .ConfigureAwait(false);
    return 1;
}
