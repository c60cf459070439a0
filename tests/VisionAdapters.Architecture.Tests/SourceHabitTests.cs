using System.Reflection;
using System.Text.RegularExpressions;
using VisionAdapters.Testing;

namespace VisionAdapters.Architecture.Tests;

/// <summary>Holds habits that no analyzer checks.</summary>
public sealed partial class SourceHabitTests
{
    [Fact]
    public void Source_files_stay_small()
    {
        const int limit = 15_000;
        var large = Sources().Where(file => new FileInfo(file).Length > limit).Select(Path.GetFileName);
        Assert.Empty(large);
    }

    [Fact]
    public void No_type_is_named_after_nothing_in_particular()
    {
        var vague = Sources().Select(Path.GetFileNameWithoutExtension).Where(name => VagueName().IsMatch(name!));
        Assert.Empty(vague);
    }

    [Fact]
    public void Public_classes_are_sealed_abstract_or_meant_to_be_derived_from()
    {
        string[] open = ["TaggingOptions", "TaggingException", "OnnxInferenceOptions"];
        var stray = PublicTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !open.Contains(type.Name, StringComparer.Ordinal))
            .Where(type => !typeof(Exception).IsAssignableFrom(type) && !type.IsNested)
            .Where(type => !type.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Any(method => method.IsFamily && method.IsVirtual))
            .Select(type => type.FullName);
        Assert.Empty(stray);
    }

    [Fact]
    public void Asynchronous_methods_say_so_in_their_name()
    {
        var silent =
            from type in PublicTypes()
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal)
            where !method.Name.EndsWith("Async", StringComparison.Ordinal)
            select $"{type.Name}.{method.Name}";
        Assert.Empty(silent);
    }

    [Fact]
    public void A_cancellation_token_is_the_last_parameter()
    {
        var misplaced =
            from type in PublicTypes()
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            let parameters = method.GetParameters()
            let place = Array.FindIndex(parameters, parameter => parameter.ParameterType == typeof(CancellationToken))
            where place >= 0 && place != parameters.Length - 1
            select $"{type.Name}.{method.Name}";
        Assert.Empty(misplaced);
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(SharedData.Repository("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj", StringComparer.Ordinal));

    private static IEnumerable<Type> PublicTypes() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "VisionAdapters.*.dll")
            .Where(file => !file.EndsWith(".Tests.dll", StringComparison.Ordinal))
            .SelectMany(file => Assembly.LoadFrom(file).GetExportedTypes());

    [GeneratedRegex("(Utils?|Helpers?|Manager|Misc|Common)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VagueName();
}
