using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VisionAdapters.Architecture.Tests;

/// <summary>Holds the Framework Design Guidelines on every public type.</summary>
public sealed partial class DesignGuidelineTests
{
    /// <summary>The positional records that were public when the rule came: a number may be lowered, never raised.</summary>
    private static readonly Dictionary<string, int> PositionalRecordsKnown = new(StringComparer.Ordinal)
    {
    };

    [Fact]
    public void Public_classes_are_sealed_abstract_or_meant_to_be_derived_from()
    {
        string[] meant = ["TaggingOptions", "TaggingException", "OnnxInferenceOptions"];
        var open = Solution.PublicTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !meant.Contains(type.Name, StringComparer.Ordinal))
            .Where(type => !typeof(Exception).IsAssignableFrom(type) && !type.IsNested)
            .Where(type => !type.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Any(method => method.IsFamily && method.IsVirtual))
            .Select(type => type.FullName);
        Findings.AssertNone(open);
    }

    [Fact]
    public void Asynchronous_methods_say_so_in_their_name()
    {
        var silent =
            from type in Solution.PublicTypes()
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal)
            where !method.Name.EndsWith("Async", StringComparison.Ordinal)
            select $"{type.Name}.{method.Name}";
        Findings.AssertNone(silent);
    }

    [Fact]
    public void A_cancellation_token_is_the_last_parameter()
    {
        var misplaced =
            from type in Solution.PublicTypes()
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            let parameters = method.GetParameters()
            let index = Array.FindIndex(parameters, parameter => parameter.ParameterType == typeof(CancellationToken))
            where index >= 0 && index != parameters.Length - 1
            select $"{type.Name}.{method.Name}";
        Findings.AssertNone(misplaced);
    }

    [Fact]
    public void Public_names_are_spelled_as_in_the_United_States()
    {
        var british =
            from type in Solution.PublicTypes()
            from name in NamesOf(type)
            where BritishWord().IsMatch(name)
            select $"{type.Name}: {name}";
        Findings.AssertNone(british);
    }

    [Fact]
    public void Options_are_made_without_arguments()
    {
        var positional =
            from type in Solution.PublicTypes()
            where type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal)
            where type.GetConstructor(Type.EmptyTypes) is null
            select type.Name;
        Findings.AssertNone(positional);
    }

    [Fact]
    public void Exceptions_have_the_three_constructors_that_every_exception_has()
    {
        Type[][] standard = [[], [typeof(string)], [typeof(string), typeof(Exception)]];
        var incomplete =
            from type in Solution.PublicTypes()
            where typeof(Exception).IsAssignableFrom(type) && !type.IsAbstract
            from parameters in standard
            where type.GetConstructor(parameters) is null
            select $"{type.Name}({string.Join(", ", parameters.Select(parameter => parameter.Name))})";
        Findings.AssertNone(incomplete);
    }

    [Fact]
    public void Types_of_the_emulator_are_marked_as_experimental()
    {
        var unmarked =
            from type in Solution.PublicTypes()
            where type.Namespace == "VisionAdapters.Emulator" && !type.IsNested
            where type.GetCustomAttribute<ExperimentalAttribute>()?.DiagnosticId != "VISADP002"
            select type.Name;
        Findings.AssertNone(unmarked);
    }

    [Fact]
    public void Public_records_have_properties_and_no_positions()
    {
        var worse =
            from project in Solution.Projects
            let positional = Solution.Sources(project).SelectMany(PositionalRecords).ToArray()
            where positional.Length > PositionalRecordsKnown.GetValueOrDefault(project)
            select $"{project}: {string.Join(", ", positional)}";
        Findings.AssertNone(worse);
    }

    private static IEnumerable<string> PositionalRecords(string file) =>
        from record in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<RecordDeclarationSyntax>()
        where record.ParameterList is { Parameters.Count: > 0 }
        where record.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().All(type => type.Modifiers.Any(word => word.IsKind(SyntaxKind.PublicKeyword)))
        select record.Identifier.Text;

    private static IEnumerable<string> NamesOf(Type type)
    {
        yield return type.Name;
        foreach (var member in type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            yield return member.Name;
            foreach (var parameter in (member as MethodBase)?.GetParameters() ?? [])
            {
                yield return parameter.Name!;
            }
        }
    }

    [GeneratedRegex(
        "(colour|behaviour|favour|neighbour|honour|labour|flavour|labell|cancelling|modell|travell|centre(?!d)|metre(?!d)|grey|licence|defence|analyse|"
        + "(authori|canonicali|categori|customi|digiti|emphasi|equali|finali|generali|initiali|itemi|locali|maximi|minimi|normali|optimi"
        + "|organi|penali|quanti|randomi|recogni|seriali|speciali|standardi|summari|synchroni|tokeni|utili|visuali)s(e|ing|ation|er))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex BritishWord();
}
